import type { PathResult, SurpriseResult } from "@outlay/estimate";
import { chosenPath } from "@outlay/words";
import type { Block, Section, Text } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";
import { onEveryPathTable } from "./on-every-path-table.ts";
import { surpriseBars } from "./surprise-bars.ts";
import { isMaterial, surpriseDetails } from "./surprise-details.ts";
import { surpriseTable } from "./surprise-table.ts";

/** What plans forget: money, chance, and the control that keeps each of them small. */
export function surprisesSection({ estimated: { estimate } }: ReportSource): Section {
  const chosen = chosenPath(estimate);
  const some = chosen !== undefined && chosen.surprises.length > 0;
  const isMaterialHere = (each: SurpriseResult): boolean =>
    chosen !== undefined && isMaterial(chosen, each);
  const material = (chosen?.surprises ?? []).filter(isMaterialHere);
  return {
    id: "surprises",
    title: "What plans forget",
    place: "body",
    blocks: some
      ? [
          ...[surpriseBars(chosen, estimate.months)].filter((block) => block !== undefined),
          ...(material.length === 0 ? [] : [surpriseTable(chosen, isMaterialHere)]),
          ...(material.length === chosen.surprises.length
            ? []
            : [{ kind: "paragraph", text: restText(material.length, chosen) } satisfies Block]),
          ...material.flatMap(surpriseDetails),
          ...[onEveryPathTable(estimate)].filter((table) => table !== undefined),
        ]
      : [],
  };
}

/** Where those are that hardly happen, or move little beside the build. */
function restText(material: number, { surprises }: PathResult): Text {
  const rest = surprises.length - material;
  return [
    `${rest}${material === 0 ? "" : " more"} hardly ${rest === 1 ? "happens or moves" : "happen or move"} little here, below a fiftieth of the build: `,
    { kind: "link", text: "appendix", href: "#small-surprises" },
    ".",
  ];
}
