import type { Instant } from "../instant.ts";

/**
 * Prices whose last check lies further back than this many days are called old. Assumption: list
 * prices of the large vendors changed about once a quarter in 2025 and 2026.
 */
export const OLD_AFTER_DAYS = 90;

const DAY = 86_400_000;

/** Whole days from the day on which a source last showed a price to another. */
export const daysSince = (checked: Instant, day: Instant): number =>
  Math.floor((day - checked) / DAY);

/**
 * Whether a price that a source last showed on `checked` is old on a day.
 *
 * @example
 * ["2026-02-21", "2026-02-22"].map((day) => isOld(at("2025-11-23"), at(day))) // => [false, true]
 */
export const isOld = (checked: Instant, day: Instant): boolean =>
  daysSince(checked, day) > OLD_AFTER_DAYS;
