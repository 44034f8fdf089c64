import type { Estimate, PathResult } from "@outlay/estimate";
import { monthsUntil, percent, roughUsd } from "@outlay/words";
import type { Block } from "../../document/block.ts";

/** A vendor's end within so many months of the launch is told on the first page. */
const early = 12;

/** Worth that is not gained is told on the first page from this part of the build on. */
const large = 0.5;

/**
 * What belongs beside the verdict though no total rests on it: that the vendor promises the model of the
 * chosen path for the first year at most, and worth lost while the launch waits, where it is large.
 */
export function soonNotes({ notes, start }: Estimate, path: PathResult): Block[] {
  const texts = [
    ...notes.flatMap(({ path: of, promised }): string[] => {
      if (of !== path.id || promised === undefined) return [];
      const { name, until } = promised;
      const after = monthsUntil(until) - monthsUntil(start);
      return after >= early
        ? []
        : [
            `${name} is promised until ${until} only, month ${Math.max(1, Math.ceil(after))} of use: moves to other models are counted.`,
          ];
    }),
    ...path.surprises.flatMap(({ forgone, title, usd, probability }): string[] =>
      forgone === true && usd >= large * path.buildUsd.p50
        ? [
            `${title}: ${roughUsd(usd)} of worth is not gained${probability === undefined ? "" : ` (chance ${percent(probability)})`}, in no total.`,
          ]
        : [],
    ),
  ];
  return texts.length === 0 ? [] : [{ kind: "callout", tone: "warning", text: texts.join(" ") }];
}
