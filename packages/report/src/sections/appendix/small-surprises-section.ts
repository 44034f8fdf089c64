import { chosenPath } from "@outlay/words";
import type { Section } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { isMaterial, surpriseDetails } from "../surprises/surprise-details.ts";

/** The cases of surprises that move little money, so that each stands beside its published figure. */
export function smallSurprisesSection({ estimated: { estimate } }: ReportSource): Section {
  const chosen = chosenPath(estimate);
  return {
    id: "small-surprises",
    title: "What plans forget, and what moves little here",
    place: "appendix",
    blocks: (chosen?.surprises ?? [])
      .filter((each) => chosen !== undefined && !isMaterial(chosen, each))
      .flatMap(surpriseDetails),
  };
}
