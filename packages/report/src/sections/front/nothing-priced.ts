import type { Estimate, PathResult, RuledOutPath } from "@outlay/estimate";
import { capital, pathWords } from "@outlay/words";
import type { Block } from "../../document/block.ts";
import type { ReportSource } from "../../document/report-source.ts";

/** The page of a plan of which no path has figures: why each has none. */
export function nothingPriced({ estimated: { estimate } }: ReportSource): Block[] {
  return [
    {
      kind: "paragraph",
      text: [
        {
          kind: "strong",
          text: "No path of this plan can be priced, so there is nothing to decide yet.",
        },
        " What stands in the way:",
      ],
    },
    {
      kind: "list",
      items: estimate.paths.map(
        (path) => `${capital(pathWords[path.id])} (${path.model}): ${whyText(estimate, path)}`,
      ),
    },
  ];
}

function whyText({ notes }: Estimate, { id, feasibility }: PathResult | RuledOutPath): string {
  const reasons = feasibility?.state === "ruled-out" ? feasibility.reasons : [];
  const told = notes.filter(({ path }) => path === id).map(({ text }) => text);
  const all = [...new Set([...reasons, ...told])];
  return all.length === 0 ? "ruled out." : all.join(" ");
}
