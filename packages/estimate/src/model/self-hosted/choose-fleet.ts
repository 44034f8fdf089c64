import {
  largestBatch,
  machinesNeeded,
  numbers,
  replicaSpeed,
  replicasNeeded,
} from "@outlay/capacity";
import { median } from "../../distribution/index.ts";
import type { Defaults } from "../defaults/default.ts";
import type { Serving } from "./find-candidates.ts";
import { fleetCost, type MachineCost } from "./fleet-cost.ts";
import { type HostingTerms, rentedTerms } from "./hosting-terms.ts";
import { beyondCommitment, centralMachinePrice } from "./machine-price.ts";
import type { ServingDemand } from "./serving-demand.ts";

/** Machines of one size that serve the peak of every month, the spare ones included. */
export interface Fleet {
  readonly serving: Serving;
  /** Machines in the first month. */
  readonly machinesFirst: number;
  /** Machines in the last month. */
  readonly machinesLast: number;
  /** GPUs that the busiest hour of the last month keeps busy, at full batches. */
  readonly busyGpusLast: number;
  /** USD over the horizon: rent, and hardware, power and upkeep of machines that are bought. */
  readonly usd: number;
  /** A call alone on a replica gets its tokens at the pace asked for. */
  readonly keepsPace: boolean;
  /** How many times longer an answer takes than the plan allows, at best; 0 when it is in time. */
  readonly late: number;
}

/**
 * The fleets that can be made of the candidates: those whose answers can be in time first, the cheapest
 * of them at the head; then those too slow for the pace asked for; then those that are late, the
 * quickest first. What a fleet costs is compared only where it may be taken.
 *
 * Each serves the peak of every month with one replica size and one machine size, and still does
 * when it loses the machines it keeps to spare: a machine takes all its replicas with it, so the
 * spare is a whole machine, and a large machine is dear to spare. Mixed fleets are not considered.
 *
 * @param late how many times longer an answer takes than is allowed, at best; 0 when it is in time
 */
export const fleetsOf = (
  candidates: readonly Serving[],
  demand: ServingDemand<number, Float64Array>,
  defaults: Defaults,
  terms: HostingTerms<number> = rentedTerms,
  late: (serving: Serving) => number = () => 0,
): Fleet[] =>
  candidates
    .map((serving) => ({ ...fleetOf(serving, demand, defaults, terms), late: late(serving) }))
    .sort(
      (a, b) =>
        a.late - b.late ||
        Number(b.keepsPace) - Number(a.keepsPace) ||
        a.usd - b.usd ||
        a.serving.replica.gpus - b.serving.replica.gpus,
    );

function fleetOf(
  serving: Serving,
  demand: ServingDemand<number, Float64Array>,
  defaults: Defaults,
  terms: HostingTerms<number>,
): Omit<Fleet, "late"> {
  const { replica, machine } = serving;
  const { request, efficiency, target, ceiling, spare, peak, prices } = demand;
  const reached = replica.gpu.earlySoftware ? demand.early : 1;
  const batch = largestBatch(numbers, replica, efficiency, request, target);
  const full = replicaSpeed(numbers, replica, efficiency, request, batch);
  const requestsPerS = full.requestsPerS * reached;
  const alone = replicaSpeed(numbers, replica, efficiency, request, 1);
  const machines = Array.from(peak, (peakRequestsPerS) => {
    const load = { peakRequestsPerS, requestsPerS, utilisationCeiling: ceiling, spareReplicas: 0 };
    const replicas = replicasNeeded(numbers, load);
    return machinesNeeded(numbers, replicas, replica.gpus, machine.gpus) + spare;
  });
  return {
    serving,
    machinesFirst: machines[0] as number,
    machinesLast: machines.at(-1) as number,
    busyGpusLast: ((peak.at(-1) as number) / requestsPerS) * replica.gpus,
    usd: fleetCost(machines, prices, terms, costOf(serving, defaults, terms)),
    keepsPace: alone.secondsPerToken / reached <= target.secondsPerToken * (1 + 1e-9),
  };
}

/** What one machine of a candidate costs, at middle values. */
function costOf(
  serving: Serving,
  defaults: Defaults,
  { commitment }: HostingTerms<number>,
): MachineCost {
  const { purchase, machine, replica } = serving;
  const others = commitment === undefined ? purchase : beyondCommitment(purchase);
  const bought = replica.gpu.purchasePrice?.usd;
  const middle =
    bought === undefined
      ? 0
      : median(
          bought.low === bought.high
            ? { kind: "point", value: bought.low }
            : { kind: "pert", ...bought },
        );
  return {
    rent: centralMachinePrice(serving, defaults, others),
    committed: centralMachinePrice(serving, defaults, "committed"),
    allCommitted: purchase === "committed",
    purchase: middle * machine.gpus,
    // Where nobody publishes the power nobody sells the part to own: the path is partial then.
    kilowatts: ((replica.gpu.powerW ?? 0) * machine.gpus) / 1000,
  };
}
