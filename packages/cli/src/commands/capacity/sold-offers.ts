import type { Machine, Purchase, SoldMachine } from "@outlay/capacity";
import { machineSeller } from "../../catalog/entries/machine-entries.ts";

/** One offer of a machine, with all that is told of its price. */
export interface SoldOffer extends SoldMachine {
  readonly seller: string;
  readonly purchase: Purchase;
  readonly termMonths?: number;
  readonly region?: string;
  /** The day a source last showed the price. */
  readonly checked: string;
  readonly status: Machine["status"];
  readonly sources: readonly string[];
  readonly note?: string;
}

/** Which offers count. */
export interface OfferFilter {
  /** Regions, as sellers name them; absent: all, and offers without one. */
  readonly regions?: ReadonlySet<string>;
  readonly seller?: string;
}

/** The cheapest offer of each machine in each way of paying, among those that count. */
export function soldOffers(machines: readonly Machine[], filter: OfferFilter = {}): SoldOffer[] {
  return machines.flatMap((machine) => {
    const { id, accelerator, gpus } = machine;
    const seller = machineSeller(id);
    if (filter.seller !== undefined && filter.seller !== seller) return [];
    const [cheapest] = machine.offers
      .filter(
        ({ region }) =>
          filter.regions === undefined || (region !== undefined && filter.regions.has(region)),
      )
      .toSorted((a, b) => a.usdPerHour - b.usdPerHour || (a.checked < b.checked ? 1 : -1));
    return cheapest === undefined ? [] : [{ id, accelerator, gpus, seller, ...cheapest }];
  });
}
