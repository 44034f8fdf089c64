import { chosenPath } from "@outlay/words";
import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { buildAndRunTable } from "./build-and-run-table.ts";
import { categoryBlock } from "./category-block.ts";
import { largestLinesTable } from "./largest-lines-table.ts";
import { phaseBlock } from "./phase-block.ts";
import { publishedBlocks } from "./published-blocks.ts";
import { sharesBlock } from "./shares-block.ts";
import { upkeepTable } from "./upkeep-table.ts";

/** Where the money goes: by category and phase, line by line, and beside what others have published. */
export function costsSection({ estimated }: ReportSource): Section {
  const { estimate } = estimated;
  const chosen = chosenPath(estimate);
  return {
    id: "costs",
    title: "Where the money goes",
    place: "body",
    blocks:
      chosen === undefined
        ? []
        : [
            categoryBlock(estimate),
            buildAndRunTable(chosen),
            phaseBlock(estimate),
            largestLinesTable(chosen),
            ...[sharesBlock(estimated), upkeepTable(estimate)].filter(
              (block) => block !== undefined,
            ),
            ...publishedBlocks(estimate),
          ],
  };
}
