import type { PathResult, SurpriseResult } from "@outlay/estimate";
import { pathWords } from "@outlay/words";
import type { Cell, Inline, Row, Table } from "../../document/block.ts";
import { figures, group, row, words } from "../columns.ts";
import { NOTHING, shareCell, usdCell } from "../figure-cell.ts";

/**
 * The surprises of a path, those that are to be shown: money, chance, whether a total holds it, and what keeps it small.
 */
export function surpriseTable(
  { id, surprises: all }: PathResult,
  shown: (surprise: SurpriseResult) => boolean = () => true,
): Table {
  const surprises = all.filter(shown);
  const of = (keep: (each: SurpriseResult) => boolean): Row[] => surprises.filter(keep).map(rowOf);
  return {
    kind: "table",
    caption: `What plans forget: ${pathWords[id]}`,
    columns: [
      words("What happens"),
      figures("Money"),
      figures("One in five above"),
      figures("Chance"),
      words("What keeps it small, and the keys of the plan that say more"),
    ],
    rows: [
      ...group(
        "On top of the totals",
        of(({ counted, forgone }) => !counted && forgone !== true),
      ),
      ...group(
        "In the totals already",
        of(({ counted, forgone }) => counted && forgone !== true),
      ),
      ...group(
        "Not money spent: worth that is not gained",
        of(({ forgone }) => forgone === true),
      ),
    ],
    notes: [
      "USD over the horizon: with every input at its middle value, then what one future in five goes beyond. Of an event, the money if it happens; the totals hold it in the futures in which it does. They do not add up: one may rule out another.",
    ],
  };
}

/** Whether it happens in no simulated future, or hardly any. */
export const isUnlikely = ({ probability }: SurpriseResult): boolean =>
  probability !== undefined && probability < 0.005;

function rowOf(surprise: SurpriseResult): Row {
  const { title, node, usd, spread, probability, control, keys } = surprise;
  return {
    ...row(title, usdCell(usd, node), usdCell(spread.p80, node), chanceCell(probability), [
      `${control} `,
      ...keyText(keys),
    ]),
    kind: isUnlikely(surprise) || usd + spread.p80 === 0 ? "pale" : "plain",
  };
}

const chanceCell = (probability: number | undefined): Cell =>
  probability === undefined ? NOTHING : shareCell(probability);

/** Keys as a person copies them. */
const keyText = (keys: readonly string[]): readonly Inline[] =>
  keys.flatMap((text, at) => [...(at === 0 ? [] : [", "]), { kind: "code", text } as const]);
