import type { EndOfLife } from "./price-file.ts";

/**
 * The first day for which it is known that a model answers no more: the day of its end, or, where
 * that day is not known, the day on which a source shows that it has ended. Absent: no end is known.
 *
 * @example
 * endDay({ ended: true, sources: ["a"], checked: "2026-08-03" }) // => "2026-08-03"
 */
export const endDay = (end: EndOfLife | undefined): string | undefined =>
  end?.date ?? (end?.ended === true ? end.checked : undefined);
