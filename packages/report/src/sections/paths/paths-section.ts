import type { Block, Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { cashByYearTable } from "./cash-by-year-table.ts";
import { dotsBlocks } from "./dots-blocks.ts";
import { fanBlock } from "./fan-block.ts";
import { mayBeBuiltBlocks } from "./may-be-built-blocks.ts";
import { pathTable } from "./path-table.ts";
import { smallerModelsTable } from "./smaller-models-table.ts";

const under = (heading: string, ...blocks: readonly (Block | undefined)[]): Block[] => {
  const there = blocks.filter((block) => block !== undefined);
  return there.length === 0 ? [] : [{ kind: "heading", text: heading }, ...there];
};

/** The paths beside each other: how sure each total is, what each is and costs, and when it is paid. */
export function pathsSection(source: ReportSource): Section {
  const { estimated } = source;
  const { estimate } = estimated;
  const dots = dotsBlocks(source);
  const some = dots.length > 0;
  return {
    id: "paths",
    title: estimate.paths.length === 1 ? "The path" : "The paths side by side",
    place: "body",
    blocks: [
      ...dots,
      ...under("Path by path", some ? pathTable(estimate) : undefined),
      ...mayBeBuiltBlocks(source),
      ...under("When it is paid", fanBlock(estimated), cashByYearTable(estimate)),
      ...under("Smaller models", smallerModelsTable(source)),
    ],
  };
}
