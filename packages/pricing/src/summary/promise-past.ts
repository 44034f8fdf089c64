import type { Instant } from "../instant.ts";
import type { Provenance } from "../price-line.ts";

const DAY = 86_400_000;

/**
 * Whether a price is that of a promotion whose promised end has passed at a time, and no source says
 * what came after: then nobody knows that it still holds.
 *
 * @example
 * [at("2026-11-21T23:00Z"), at("2026-11-22")].map((time) => promisePast({ promisedUntil: at("2026-11-21") }, time)) // => [false, true]
 */
export const promisePast = (
  { promisedUntil }: Pick<Provenance, "promisedUntil">,
  time: Instant,
): boolean => promisedUntil !== undefined && time >= promisedUntil + DAY;
