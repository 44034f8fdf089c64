import { at, type EndOfLife, type Instant } from "@outlay/pricing";

/**
 * When a model ends, for people, seen from a time.
 *
 * @example
 * endWords({ date: "2027-01-14", replacement: "new", sources: [], checked: "2026-10-28" }, at("2026-11-23")) // => "ends 2027-01-14; its vendor recommends new"
 */
export function endWords(end: EndOfLife, now: Instant): string {
  const { date, not_before: notBefore, replacement } = end;
  const when =
    date !== undefined
      ? `${at(date) <= now ? "ended" : "ends"} ${date}`
      : `served at least until ${notBefore}`;
  return replacement === undefined ? when : `${when}; its vendor recommends ${replacement}`;
}
