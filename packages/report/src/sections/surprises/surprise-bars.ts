import type { PathResult, SurpriseResult } from "@outlay/estimate";
import { pathWords, percent, roughUsd, spanWords } from "@outlay/words";
import type { Block } from "../../document/block.ts";
import { isUnlikely, surpriseTable } from "./surprise-table.ts";

/**
 * The money of each surprise as a bar, with the table of all of them; the table alone where fewer than two
 * cost anything. Worth that is not gained is no bar: nobody pays it.
 */
export function surpriseBars(path: PathResult, months: number): Block {
  const table = surpriseTable(path);
  const shown = path.surprises.filter(
    (each) => each.usd > 0 && each.forgone !== true && !isUnlikely(each),
  );
  const [first] = shown;
  if (first === undefined || shown.length < 2) return table;
  return {
    kind: "chart",
    chart: {
      kind: "bars",
      id: "surprises-bars",
      title: `What plans forget: ${pathWords[path.id]}`,
      description: `The dearest: ${first.title}, ${roughUsd(first.usd)}, ${noteOf(first)}.`,
      axis: `Over ${spanWords(months)}, USD`,
      rows: shown.map((each) => ({
        label: each.title,
        value: each.usd,
        note: noteOf(each),
      })),
    },
    table,
  };
}

/** How likely it is, and whether the totals hold it. */
const noteOf = ({ probability, counted }: SurpriseResult): string =>
  [
    ...(probability === undefined ? [] : [`chance ${percent(probability)}`]),
    counted ? "in the totals" : "on top",
  ].join(", ");
