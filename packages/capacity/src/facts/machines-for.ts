import { type Machine, machineOf } from "./machine.ts";

/** What of all offers a plan may take. */
export interface OfferChoice {
  /** Regions, as sellers name them; all, and offers without a region, when left out. */
  readonly regions?: ReadonlySet<string>;
  /** Months of a commitment; offers for another term are left out. */
  readonly termMonths: number;
}

/**
 * The machines that remain of a catalog when only some regions and one term count, their price ranges
 * derived from the offers that are left. Without regions an offer counts wherever it is.
 *
 * @example
 * machinesFor([], { regions: new Set(["us-east-1"]), termMonths: 12 }) // => []
 */
export function machinesFor(
  machines: readonly Machine[],
  { regions, termMonths }: OfferChoice,
): readonly Machine[] {
  const ofTerm = machines.filter(
    (one) => one.purchase !== "committed" || one.termMonths === termMonths,
  );
  if (regions === undefined) return ofTerm;
  return ofTerm.flatMap((machine) => {
    const offers = machine.offers.filter(
      ({ region }) => region !== undefined && regions.has(region),
    );
    if (offers.length === 0) return [];
    return offers.length === machine.offers.length ? [machine] : [machineOf(machine, offers)];
  });
}
