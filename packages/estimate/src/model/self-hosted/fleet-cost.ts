import { termStart } from "./committed-prices.ts";
import type { HostingTerms } from "./hosting-terms.ts";
import { hoursPerMonth } from "./machine-price.ts";
import { lastMonthOf } from "./owned-schedule.ts";

/** What one machine costs, at middle values. */
export interface MachineCost {
  /** USD an hour of a rented machine, the way the plan pays. */
  readonly rent: number;
  /** USD an hour of a committed machine. */
  readonly committed: number;
  /** The way the plan pays is to commit to all machines. */
  readonly allCommitted: boolean;
  /** USD to buy one; 0 where nobody says. */
  readonly purchase: number;
  /** Kilowatts of its GPUs, rated. */
  readonly kilowatts: number;
}

/** Machines that run beside so many kept ones in a month, as a mean over its hours. */
export type Beyond = (month: number, kept: number) => number;

/**
 * USD over the horizon for a fleet: the lines of `rented-machines.ts` and `owned-lines.ts`, written
 * over numbers, for the choice of machines.
 *
 * @param machines machines of each month, the spare ones included
 * @param prices rent of each month against the first
 * @param beyond those of the busiest hour when left out: they run all hours
 */
export function fleetCost(
  machines: readonly number[],
  prices: Float64Array,
  terms: HostingTerms<number>,
  cost: MachineCost,
  beyond: Beyond = (month, kept) => Math.max(0, (machines[month] as number) - kept),
): number {
  const owned = ownedOf(machines, terms);
  return (
    ownedCost(owned, terms, cost, machines.length) +
    rentOf(machines, prices, owned, terms, cost, beyond)
  );
}

/** Machines owned in each year. */
function ownedOf(machines: readonly number[], terms: HostingTerms<number>): readonly number[] {
  const share = terms.owned?.share ?? 0;
  return terms.cohorts.map(({ year }) => {
    const most = Math.max(...machines.slice(0, lastMonthOf(year, machines.length) + 1));
    return terms.site === "hybrid" ? Math.ceil(share * most - 1e-9) : most;
  });
}

function ownedCost(
  owned: readonly number[],
  { cohorts, owned: terms }: HostingTerms<number>,
  { purchase, kilowatts }: MachineCost,
  months: number,
): number {
  if (terms === undefined) return 0;
  const price = purchase * terms.hostMultiple;
  const place = terms.powerPerKilowatt + terms.roomPerKilowatt;
  const perMonth = kilowatts * place + (price * terms.upkeep) / 12;
  return cohorts.reduce((sum, { year, boughtIn }) => {
    const now = owned[year] as number;
    const more = now - (owned[year - 1] ?? 0);
    const monthsOfYear = lastMonthOf(year, months) + 1 - 12 * year;
    return sum + more * price * boughtIn.length + now * perMonth * monthsOfYear;
  }, 0);
}

function rentOf(
  machines: readonly number[],
  prices: Float64Array,
  owned: readonly number[],
  { site, commitment, term }: HostingTerms<number>,
  { rent, committed, allCommitted }: MachineCost,
  beyond: Beyond,
): number {
  if (site === "owned") return 0;
  let most = 0;
  const weighted = machines.reduce((sum, all, at) => {
    const own = owned[Math.floor(at / 12)] ?? 0;
    const rented = Math.max(0, all - own);
    most = Math.max(most, rented);
    const promised = commitment ?? (allCommitted ? most : 0);
    const fixed = promised * committed * (prices[termStart(at, term)] as number);
    return sum + fixed + beyond(at, own + promised) * rent * (prices[at] as number);
  }, 0);
  return weighted * hoursPerMonth;
}
