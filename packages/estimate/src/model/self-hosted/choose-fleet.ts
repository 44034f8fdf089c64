import { machinesNeeded, numbers, replicasNeeded } from "@outlay/capacity";
import { median } from "../../distribution/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import { machinesBeyond } from "./autoscaling.ts";
import type { OfferedMachine } from "./find-candidates.ts";
import { fleetCost, type MachineCost } from "./fleet-cost.ts";
import { type HostingTerms, rentedTerms } from "./hosting-terms.ts";
import { beyondCommitment, centralMachinePrice } from "./machine-price.ts";
import { type ServingDemand, unkeptRow } from "./serving-demand.ts";
import type { RatedServing } from "./serving-speed.ts";
import { centralSpotTerms, spotHour } from "./spot-terms.ts";

/** Machines of one size that serve the peak of every month, the spare ones included. */
export interface Fleet {
  readonly serving: RatedServing;
  /** Machines in the first month. */
  readonly machinesFirst: number;
  /** Machines in the last month. */
  readonly machinesLast: number;
  /** GPUs that the busiest hour of the last month keeps busy, at full batches. */
  readonly busyGpusLast: number;
  /** USD over the horizon: rent, and hardware, power and upkeep of machines that are bought. */
  readonly usd: number;
  /** Share of a replica's speed that the peak is planned for. */
  readonly ceiling: number;
  /** So many of the calls as the plan asks keep their times at the peak. */
  readonly keepsTimes: boolean;
  /** A call alone on a replica gets its tokens at the pace asked for. */
  readonly keepsPace: boolean;
  /** How many times longer an answer takes than the plan allows, at best; 0 when it is in time. */
  readonly late: number;
  /** Its share was worked out; else it stands for what it would cost at least, with all of its speed. */
  readonly exact: boolean;
}

/** What the choice of a fleet is made by. */
export interface FleetChoice {
  readonly demand: ServingDemand<number, Float64Array>;
  readonly defaults: Defaults;
  readonly terms?: HostingTerms<number>;
  /** How many times longer an answer takes than is allowed, at best; 0 when it is in time. */
  readonly late?: (serving: RatedServing) => number;
  /** Share of a replica's speed at which calls keep their times, where the plan states none; 0 where they never do. */
  readonly share: (serving: RatedServing) => number;
}

/** How many machine sizes beside the one taken are looked at as closely. */
const nextSizes = 3;

/**
 * The fleets that can be made of the candidates: those whose answers can be in time and keep their times at
 * the peak first, the cheapest of them at the head; then those too slow for the pace asked for; then those
 * that are late, the quickest first. What a fleet costs is compared only where it may be taken.
 *
 * Each serves the peak of every month with one replica size and one machine size, and still does
 * when it loses the machines it keeps to spare: a machine takes all its replicas with it, so the
 * spare is a whole machine, and a large machine is dear to spare. Mixed fleets are not considered.
 *
 * The share at which calls keep their times takes long to work out. A fleet that would be too dear with
 * all of its speed is too dear with a part of it, so candidates are looked at from the cheapest with
 * all of it until no other can be cheaper than the best, and the best of the next sizes. The rest
 * stand behind them with what they would cost at least.
 */
export function fleetsOf(candidates: readonly RatedServing[], choice: FleetChoice): Fleet[] {
  const costs = new Map<OfferedMachine, MachineCost>();
  const { defaults, terms = rentedTerms } = choice;
  for (const serving of candidates) {
    // Candidates of one machine are of one part, and paid for in one way.
    if (!costs.has(serving.machine)) costs.set(serving.machine, costOf(serving, defaults, terms));
  }
  const priced = (serving: RatedServing, share: number, exact: boolean): Fleet => ({
    ...fleetOf(serving, choice, share, costs.get(serving.machine) as MachineCost),
    exact,
  });
  const atBest = candidates.map((serving) => priced(serving, 1, false)).sort(byWorth);
  const [first] = atBest;
  if (first === undefined) return [];
  const alike = atBest.filter(
    ({ late, keepsPace }) => late === first.late && keepsPace === first.keepsPace,
  );
  const others = atBest.slice(alike.length);
  const looked: Fleet[] = [];
  let best: Fleet | undefined;
  const sizes = new Set<string>();
  const rest: Fleet[] = [];
  for (const each of alike) {
    const { id } = each.serving.machine;
    const mayWin = best === undefined || each.usd < best.usd;
    if (!mayWin && (sizes.has(id) || sizes.size > nextSizes)) {
      rest.push(each);
      continue;
    }
    const share = shareOf(each.serving, choice);
    const exact = priced(each.serving, share, true);
    looked.push(exact);
    sizes.add(id);
    if (exact.keepsTimes && (best === undefined || byWorth(exact, best) < 0)) best = exact;
  }
  return [...looked.sort(byWorth), ...rest, ...others];
}

const byWorth = (a: Fleet, b: Fleet): number =>
  a.late - b.late ||
  Number(b.keepsPace) - Number(a.keepsPace) ||
  Number(b.keepsTimes) - Number(a.keepsTimes) ||
  a.usd - b.usd ||
  a.serving.replica.gpus - b.serving.replica.gpus;

const shareOf = (serving: RatedServing, { demand, share }: FleetChoice): number =>
  demand.ceiling ?? share(serving);

/**
 * @param share of the speed that the peak is planned for; 0 where calls never keep their times
 * @param cost of one of its machines
 */
function fleetOf(
  serving: RatedServing,
  { demand, defaults, terms = rentedTerms, late = () => 0 }: FleetChoice,
  share: number,
  cost: MachineCost,
): Omit<Fleet, "exact"> {
  const { replica, machine, requestsPerS, aloneSecondsPerToken } = serving;
  const { target, spare, peak, prices } = demand;
  const keepsTimes = share > 0;
  const ceiling = keepsTimes ? share : median(defaultRow(defaults, unkeptRow).distribution);
  const machines = Array.from(peak, (peakRequestsPerS) => {
    const load = { peakRequestsPerS, requestsPerS, utilisationCeiling: ceiling, spareReplicas: 0 };
    const replicas = replicasNeeded(numbers, load);
    return machinesNeeded(numbers, replicas, replica.gpus, machine.gpus) + spare;
  });
  const { day, waiting } = demand;
  const beyond =
    day === undefined || waiting === undefined
      ? undefined
      : (month: number, kept: number): number =>
          machinesBeyond(
            numbers,
            {
              gpusPerReplica: replica.gpus,
              gpusPerMachine: machine.gpus,
              requestsPerS,
              ceiling,
              spare,
              peak: peak[month] as number,
              waiting: waiting[month] as number,
            },
            day,
            kept,
          );
  return {
    serving,
    machinesFirst: machines[0] as number,
    machinesLast: machines.at(-1) as number,
    busyGpusLast: ((peak.at(-1) as number) / requestsPerS) * replica.gpus,
    usd: fleetCost(machines, prices, terms, cost, beyond),
    ceiling,
    keepsTimes,
    keepsPace: aloneSecondsPerToken <= target.secondsPerToken * (1 + 1e-9),
    late: late(serving),
  };
}

/** What one machine of a candidate costs, at middle values. */
function costOf(
  serving: RatedServing,
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
  const asked = centralMachinePrice(serving, defaults, others);
  return {
    rent:
      others === "spot"
        ? spotHour(
            centralSpotTerms(defaults),
            asked,
            centralMachinePrice(serving, defaults, "on-demand"),
          )
        : asked,
    committed: centralMachinePrice(serving, defaults, "committed"),
    allCommitted: purchase === "committed",
    purchase: middle * machine.gpus,
    // Where nobody publishes the power nobody sells the part to own: the path is partial then.
    kilowatts: ((replica.gpu.powerW ?? 0) * machine.gpus) / 1000,
  };
}
