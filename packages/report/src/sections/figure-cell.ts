import { percent, roughAmount, roughUsd } from "@outlay/words";
import type { Cell } from "../document/block.ts";

/** What stands where a figure does not apply; what is not known says so in words. */
export const NOTHING = "–";

/**
 * Money in a cell: two digits for people, unrounded behind them. Nothing where it does not apply.
 *
 * @param usd unrounded
 * @param node what `explain` opens
 * @example
 * usdCell(115_432, "hosted.build.total") // => { kind: "figure", text: "$115K", value: 115_432, node: "hosted.build.total" }
 */
export const usdCell = (usd: number | undefined, node?: string): Cell =>
  figure(usd, roughUsd, node);

/** Money of the plan's own currency in a cell; the column or the caption names the currency. */
export const moneyCell = (amount: number | undefined, node?: string): Cell =>
  figure(amount, roughAmount, node);

/**
 * A share, 0 to 1, in a cell.
 *
 * @example
 * shareCell(0.354) // => { kind: "figure", text: "35 %", value: 0.354 }
 */
export const shareCell = (share: number | undefined, node?: string): Cell =>
  figure(share, percent, node, percent(0));

function figure(
  value: number | undefined,
  words: (value: number) => string,
  node: string | undefined,
  none: string = NOTHING,
): Cell {
  if (value === undefined) return NOTHING;
  const text = value === 0 ? none : words(value);
  return { kind: "figure", text, value, ...(node === undefined ? {} : { node }) };
}
