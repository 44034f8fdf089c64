import type { Deployment } from "@outlay/capacity";
import { at, type Instant, isOld, OLD_AFTER_DAYS } from "@outlay/pricing";
import type { SoldOffer } from "./sold-offers.ts";

/** What must be known of prices that are shown: how tokens are counted, and which prices are old. */
export function costNotes(shown: readonly Deployment<SoldOffer>[], now: Instant): string[] {
  const old = shown.some(({ machine }) => isOld(at(machine.checked), now));
  return [
    "1M tokens out: what the machines cost, over the tokens they write; a month has 730.5 hours, none switched off. USD, without tax.",
    ...(old
      ? [`!: last seen more than ${OLD_AFTER_DAYS} days ago; compare with the seller's page.`]
      : []),
  ];
}
