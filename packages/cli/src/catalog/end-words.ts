import type { EndOfLife } from "@outlay/pricing";

/**
 * When a model ends, for people, seen from a day (`2026-11-23`).
 *
 * @example
 * endWords({ date: "2027-01-14", replacement: "new", sources: [], checked: "2026-10-28" }, "2026-11-23") // => "ends 2027-01-14; its vendor recommends new"
 */
export function endWords(end: EndOfLife, today: string): string {
  const { date, ended, checked, not_before: notBefore, replacement } = end;
  const when =
    date !== undefined
      ? `${date <= today ? "ended" : "ends"} ${date}`
      : ended === true
        ? `ended, on a day that is not known (a source shows it ended on ${checked})`
        : `served at least until ${notBefore}`;
  return replacement === undefined ? when : `${when}; its vendor recommends ${replacement}`;
}
