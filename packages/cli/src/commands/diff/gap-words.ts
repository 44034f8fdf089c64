import type { Gap } from "@outlay/estimate";
import { roughUsd } from "@outlay/words";

/** Whether both sides are equal in every draw. */
export const isZero = (gap: Gap): boolean => gap.chanceMore === 0 && gap.chanceLess === 0;

/** Whether a row of it says nothing on the screen: equal at the medians, and in nearly all draws. */
export const looksZero = (gap: Gap): boolean =>
  gap.centre === 0 && gap.p10 === 0 && gap.p50 === 0 && gap.p90 === 0;

/**
 * A difference in a sentence: `$310K more`, `$20K less`, `nothing`.
 *
 * @param usd B less A
 */
export const moreWords = (usd: number): string =>
  usd === 0 ? "nothing" : `${roughUsd(Math.abs(usd))} ${usd > 0 ? "more" : "less"}`;

/** A difference in a table: `+$310K`, `-$20K`, `0`. */
export const signedUsd = (usd: number): string =>
  usd === 0 ? "0" : `${usd > 0 ? "+" : "-"}${roughUsd(Math.abs(usd))}`;

/** Between which differences eight draws in ten lie, in a table: `+$310K to +$560K`. */
export const rangeUsd = ({ p10, p90 }: Gap): string =>
  signedUsd(p10) === signedUsd(p90) ? signedUsd(p10) : `${signedUsd(p10)} to ${signedUsd(p90)}`;

/** The same in a sentence: `between $310K and $560K more`, `between $20K less and $40K more`. */
export function betweenWords({ p10, p90 }: Gap): string {
  if (p10 === 0 || p90 === 0 || p10 < 0 !== p90 < 0) {
    return `between ${moreWords(p10)} and ${moreWords(p90)}`;
  }
  const [near, far] = p10 > 0 ? [p10, p90] : [-p90, -p10];
  const side = p10 > 0 ? "more" : "less";
  return roughUsd(near) === roughUsd(far)
    ? `at ${roughUsd(near)} ${side}`
    : `between ${roughUsd(near)} and ${roughUsd(far)} ${side}`;
}

/**
 * A share of the simulated futures: `98 of 100`, and never all or none where one is otherwise.
 *
 * @example
 * futuresWords(0.98) // => "98 of 100"
 * futuresWords(0.9999) // => "nearly all of them"
 */
export function futuresWords(share: number): string {
  if (share === 1) return "all of them";
  if (share === 0) return "none of them";
  const rounded = Math.round(share * 100);
  return rounded === 100
    ? "nearly all of them"
    : rounded === 0
      ? "hardly any of them"
      : `${rounded} of 100`;
}
