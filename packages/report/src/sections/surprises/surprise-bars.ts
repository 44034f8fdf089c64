import type { PathResult, SurpriseResult } from "@outlay/estimate";
import { pathWords, percent, roughUsd, spanWords } from "@outlay/words";
import type { Block } from "../../document/block.ts";
import { figures, row, words } from "../columns.ts";
import { usdCell } from "../figure-cell.ts";
import { isMaterial } from "./surprise-details.ts";

/**
 * The money of each surprise as a bar; undefined where fewer than two cost anything. Worth that is not
 * gained is no bar: nobody pays it.
 */
export function surpriseBars(path: PathResult, months: number): Block | undefined {
  const shown = path.surprises.filter(
    (each) => each.usd > 0 && each.forgone !== true && isMaterial(path, each),
  );
  const [first] = shown;
  if (first === undefined || shown.length < 2) return undefined;
  const title = `What it would cost: ${pathWords[path.id]}`;
  const axis = `Over ${spanWords(months)}, USD`;
  return {
    kind: "chart",
    chart: {
      kind: "bars",
      id: "surprises-bars",
      title,
      description: `The dearest: ${first.title}, ${roughUsd(first.usd)}, ${noteOf(first)}.`,
      axis,
      rows: shown.map((each) => ({ label: each.title, value: each.usd, note: noteOf(each) })),
    },
    table: {
      kind: "table",
      caption: title,
      columns: [words("What happens"), figures("Money"), words("Chance, and where it is counted")],
      rows: shown.map((each) => row(each.title, usdCell(each.usd, each.node), noteOf(each))),
      notes: [`${axis}, with every input at its middle value.`],
    },
  };
}

/** How likely it is, and whether the totals hold it. */
const noteOf = ({ probability, counted }: SurpriseResult): string =>
  [
    ...(probability === undefined ? [] : [`chance ${percent(probability)}`]),
    counted ? "in the totals" : "on top",
  ].join(", ");
