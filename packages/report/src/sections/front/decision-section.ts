import { chosenPath } from "@outlay/words";
import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { loudCallouts, sureList } from "./doubt-list.ts";
import { driverTable } from "./driver-table.ts";
import { fiscalTable } from "./fiscal-table.ts";
import { keyFigures } from "./key-figures.ts";
import { launchWarning } from "./launch.ts";
import { limitsOfPlan } from "./limits-of-plan.ts";
import { nothingPriced } from "./nothing-priced.ts";
import { soonNotes } from "./soon-notes.ts";
import { verdictBlocks } from "./verdict-blocks.ts";
import { waysTable } from "./ways-table.ts";

/** The first page: what has to be decided, and the figures that decide it. */
export function decisionSection(source: ReportSource): Section {
  const { estimate } = source.estimated;
  const chosen = chosenPath(estimate);
  return {
    id: "decision",
    title: "What to decide",
    place: "first",
    blocks:
      chosen === undefined
        ? nothingPriced(source)
        : [
            ...verdictBlocks(source, chosen),
            ...launchWarning(source, chosen),
            ...limitsOfPlan(source),
            ...soonNotes(estimate, chosen),
            ...loudCallouts(source),
            { kind: "key-figures", figures: keyFigures(source, chosen) },
            ...driverTable(source),
            ...fiscalTable(source, chosen),
            ...waysTable(source),
            ...sureList(source),
          ],
  };
}
