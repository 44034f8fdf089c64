import type { SurpriseResult } from "@outlay/estimate";
import { chosenPath } from "@outlay/words";
import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { isMaterial, surpriseDetails } from "../surprises/surprise-details.ts";
import { surpriseTable } from "../surprises/surprise-table.ts";

/** The cases of surprises that move little money, so that each stands beside its published figure. */
export function smallSurprisesSection({ estimated: { estimate } }: ReportSource): Section {
  const chosen = chosenPath(estimate);
  const isSmall = (each: SurpriseResult): boolean =>
    chosen !== undefined && !isMaterial(chosen, each);
  const small = (chosen?.surprises ?? []).filter(isSmall);
  return {
    id: "small-surprises",
    title: "What plans forget, and what moves little here",
    place: "appendix",
    blocks:
      chosen === undefined || small.length === 0
        ? []
        : [surpriseTable(chosen, isSmall), ...small.flatMap(surpriseDetails)],
  };
}
