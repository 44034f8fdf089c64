import type { Machine, Purchase, TrainingInterval, TrainingOn } from "@outlay/capacity";
import { type SoldOffer, soldOffers } from "../capacity/sold-offers.ts";

/** A run on machines as they are sold, paid in one way. */
export interface RunCost {
  readonly offer: SoldOffer;
  /** Whole machines: those that hold the GPUs of the run. */
  readonly machines: number;
  /** USD of the run: hours from start to end × machines × price. */
  readonly usd: TrainingInterval;
}

const ways: readonly Purchase[] = ["on-demand", "committed", "spot"];

/**
 * The cheapest machines for a run in each way of paying and each term. Machines are rented whole, and have as
 * many GPUs as the run has or as the link of the prediction joins: sixteen machines of one GPU are no two of
 * eight. A commitment is paid to its end, so its price holds for a run only where the machines are used
 * otherwise too.
 *
 * @param joined GPUs that one machine joins, as the prediction takes it
 */
export function runCosts(
  machines: readonly Machine[],
  gpu: string,
  { gpus, hours }: Pick<TrainingOn, "gpus" | "hours">,
  joined: number,
): RunCost[] {
  const all = soldOffers(machines)
    .filter((offer) => offer.accelerator === gpu && offer.gpus >= Math.min(gpus, joined))
    .map((offer): RunCost => {
      const count = Math.ceil(gpus / offer.gpus);
      const usd = (time: number): number => time * count * offer.usdPerHour;
      return {
        offer,
        machines: count,
        usd: { low: usd(hours.low), likely: usd(hours.likely), high: usd(hours.high) },
      };
    });
  const best = new Map<string, RunCost>();
  for (const one of all) {
    const key = `${one.offer.purchase} ${one.offer.termMonths ?? 0}`;
    const other = best.get(key);
    if (other === undefined || one.usd.likely < other.usd.likely) best.set(key, one);
  }
  return [...best.values()].sort(
    ({ offer: one }, { offer: other }) =>
      ways.indexOf(one.purchase) - ways.indexOf(other.purchase) ||
      (one.termMonths ?? 0) - (other.termMonths ?? 0),
  );
}
