import type { Deployment } from "@outlay/capacity";
import { at, type Instant, isOld, OLD_AFTER_DAYS } from "@outlay/pricing";
import type { SoldOffer } from "./sold-offers.ts";

/**
 * What must be known of prices that are shown: how tokens are counted, which prices are old, and what the
 * catalog says of single ones where `each` is asked for.
 */
export function costNotes(
  shown: readonly Deployment<SoldOffer>[],
  now: Instant,
  each = false,
): string[] {
  const old = shown.some(({ machine }) => isOld(at(machine.checked), now));
  const endless = shown.some(({ fleet }) => fleet.replicas.high === Number.POSITIVE_INFINITY);
  return [
    "1M tokens out: what the machines cost, over the tokens they write; a month has 730.5 hours, none switched off. USD, without tax.",
    ...(endless
      ? ["∞: at the slow end of the interval no number of replicas keeps the limits."]
      : []),
    ...(old
      ? [`!: last seen more than ${OLD_AFTER_DAYS} days ago; compare with the seller's page.`]
      : []),
    ...new Set(
      shown.flatMap(({ machine: { id, note } }) =>
        each && note !== undefined ? [`${id}: ${note}.`] : [],
      ),
    ),
  ];
}
