import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { cashByYearTable } from "./cash-by-year-table.ts";
import { dotsBlocks } from "./dots-blocks.ts";
import { fanBlock } from "./fan-block.ts";
import { mayBeBuiltBlocks } from "./may-be-built-blocks.ts";
import { pathTable } from "./path-table.ts";
import { smallerModelsTable } from "./smaller-models-table.ts";

/** The paths beside each other: how sure each total is, what each is and costs, and when it is paid. */
export function pathsSection(source: ReportSource): Section {
  const { estimate } = source.estimated;
  const dots = dotsBlocks(source);
  return {
    id: "paths",
    title: estimate.paths.length === 1 ? "The path" : "The paths side by side",
    place: "body",
    blocks: [
      ...dots,
      ...(dots.length > 0 ? [pathTable(estimate)] : []),
      ...mayBeBuiltBlocks(source),
      ...[fanBlock(source), cashByYearTable(estimate), smallerModelsTable(source)].filter(
        (block) => block !== undefined,
      ),
    ],
  };
}
