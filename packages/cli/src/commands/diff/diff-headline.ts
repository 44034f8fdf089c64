import type { Diff, Gap, PairDiff } from "@outlay/estimate";
import { grouped, percent, spanWords } from "@outlay/words";
import { figureOf } from "./diff-verdict.ts";
import { isZero, signedUsd } from "./gap-words.ts";

/** A chance below this says nothing about the direction. */
const clear = 0.6;

/** When the month is: `in year two`. */
export const monthWords = ({ month13 }: Pick<PairDiff, "month13">): string =>
  month13.month === 13 ? "in year two" : "at the end";

/**
 * What B costs more, in a line: the running month, build and running cost, people who take over.
 *
 * `+$38K a month in year two (+12 %), +$2.1M over 5 years (+11 %)`
 */
export function diffHeadline({ months }: Pick<Diff, "months">, pair: PairDiff): string {
  const { month13 } = pair;
  const total = figureOf(pair, "total");
  const people = figureOf(pair, "fallback.total");
  const month = isZero(month13.difference)
    ? []
    : [changeWords(month13.difference, month13.a.p50, `a month ${monthWords(pair)}`)];
  const whole =
    total === undefined || isZero(total.difference)
      ? []
      : [changeWords(total.difference, total.a.p50, `over ${spanWords(months)}`)];
  const still =
    month.length === 0 && whole.length > 0 ? [`no change of a month ${monthWords(pair)}`] : [];
  const taken =
    people === undefined || isZero(people.difference)
      ? []
      : [changeWords(people.difference, people.a.p50, "for the people who take over")];
  const parts = [...month, ...whole, ...still, ...taken];
  return parts.length === 0 ? "No change in cost" : parts.join(", ");
}

/** `+$38K a month (+12 %)`, `+$67K a month (14 times)`; that it is as likely more as less comes first. */
function changeWords(gap: Gap, before: number, what: string): string {
  const share = before > 0 && gap.p50 !== 0 ? ` (${shareWords(gap.p50, before)})` : "";
  const unsure = Math.max(gap.chanceMore, gap.chanceLess) < clear;
  return `${unsure ? "no clear change: " : ""}${signedUsd(gap.p50)} ${what}${share}`;
}

/**
 * A change beside what was before: in percent, and from three times on as times, which are easier to picture.
 *
 * @param gap B less A, in the unit of `before`, which is above zero
 *
 * @example
 * shareWords(0.5, 1) // => "+50 %"
 * shareWords(13.13, 1) // => "14 times"
 * shareWords(-0.2, 1) // => "-20 %"
 */
export function shareWords(gap: number, before: number): string {
  const share = gap / before;
  if (share >= 2) {
    const times = 1 + share;
    return `${times < 9.95 ? times.toFixed(1).replace(/\.0$/, "") : grouped(Math.round(times))} times`;
  }
  return share > 0 ? `+${percent(share)}` : percent(share);
}
