import { chosenPath } from "@outlay/words";
import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { onEveryPathTable } from "./on-every-path-table.ts";
import { surpriseBars } from "./surprise-bars.ts";
import { isMaterial, surpriseDetails } from "./surprise-details.ts";
import { surpriseTable } from "./surprise-table.ts";

/** What plans forget: money, chance, and the control that keeps each of them small. */
export function surprisesSection({ estimated: { estimate } }: ReportSource): Section {
  const chosen = chosenPath(estimate);
  const some = chosen !== undefined && chosen.surprises.length > 0;
  return {
    id: "surprises",
    title: "What plans forget",
    place: "body",
    blocks: some
      ? [
          ...[surpriseBars(chosen, estimate.months)].filter((block) => block !== undefined),
          surpriseTable(chosen),
          ...chosen.surprises.filter((each) => isMaterial(chosen, each)).flatMap(surpriseDetails),
          ...[onEveryPathTable(estimate)].filter((table) => table !== undefined),
        ]
      : [],
  };
}
