import type { Instant } from "./instant.ts";
import type { Meter } from "./meter.ts";
import type { PriceLine } from "./price-line.ts";

/**
 * The first time at which a book knew any price that applied at another: what it answers to "as known
 * then" from that time on.
 *
 * @param at when the price applied
 * @param meter only of this one; absent: of any
 * @returns undefined where it has no price for that time even now
 */
export function knownSince(
  lines: readonly PriceLine[],
  at: Instant,
  meter?: Meter,
): Instant | undefined {
  let first: Instant | undefined;
  for (const { effective, known, meter: own } of lines) {
    if (meter !== undefined && own !== meter) continue;
    if (at < effective.from || (effective.to !== undefined && at >= effective.to)) continue;
    if (first === undefined || known.from < first) first = known.from;
  }
  return first;
}
