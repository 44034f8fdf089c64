import {
  type Accelerator,
  type AutoscaledTrace,
  autoscaledTrace,
  enginesFor,
  type NoFleet,
  planTrace,
  predictServing,
  type ReplicaTimes,
  replicaTimes,
  type ServingOption,
  seededRandom,
  servingOptions,
  slowerTimes,
  type TimedRequest,
  type Trace,
  type TraceNeed,
  type TracePlan,
  traceFleet,
  type WhyNot,
} from "@outlay/capacity";
import { fail, type Outcome, ok } from "@outlay/document";
import type { Catalog } from "../../catalog/load.ts";
import type { AskedCapacity } from "./asked-capacity.ts";
import { type SoldOffer, soldOffers } from "./sold-offers.ts";

/** Machines that hold a fleet, and what they cost. */
export interface TraceCost {
  readonly machine: SoldOffer;
  readonly machines: number;
  readonly usdPerHour: number;
  /** USD for a request: the machines over the time of the trace, over its requests. */
  readonly usdPerRequest: number;
}

/** A fleet that follows the load of a trace, beside the fixed one. */
export interface FollowingFleet extends AutoscaledTrace {
  readonly startS: number;
  /** Replicas × hours of the trace, and those of the fixed fleet. */
  readonly replicaHours: number;
  readonly fixedReplicaHours: number;
  /** USD for a request, on the machines of the fixed fleet, whole ones in each slot; absent where none is sold. */
  readonly usdPerRequest?: number;
}

/** A fleet for a trace. */
export interface TraceAnswer {
  /** Absent: not asked for. Undefined in it: some slot has no number of replicas by formula. */
  readonly following?: { readonly fleet: FollowingFleet | undefined };
  readonly option: ServingOption;
  readonly plan: TracePlan;
  /** Replicas by formula where each is as quick, or as slow, as nine of ten may be; absent where none will do. */
  readonly replicasAtBest?: number;
  readonly replicasAtWorst?: number;
  /** Machines for the fleet that is planned: the larger of formula's and replay's; absent where none is sold. */
  readonly cost?: TraceCost;
  /** Replicas of the fleet that is planned. */
  readonly replicas: number;
  readonly requests: readonly TimedRequest[];
}

/** Why there is no fleet for a trace. */
export type NoTraceAnswer = NoFleet | { readonly code: "no-replica"; readonly why: WhyNot };

/** Answers for one part: the replica whose fleet costs least, or takes fewest GPUs where none is sold. */
export function traceAnswer(
  catalog: Catalog,
  asked: AskedCapacity,
  gpu: Accelerator,
  trace: Trace,
  need: Omit<TraceNeed, "random">,
  startS?: number,
): Outcome<TraceAnswer, NoTraceAnswer> {
  const { calibration } = catalog;
  const own = catalog.machines.filter(({ accelerator }) => accelerator === gpu.id);
  const offers = soldOffers(own, asked.filter).filter(
    ({ purchase }) => purchase === asked.purchase,
  );
  const most = Math.max(8, asked.need.layout?.gpus ?? 0, ...own.map(({ gpus }) => gpus));
  const { tail: _tail, load: _load, ...unlimited } = { ...asked.need, limits: {} };
  const found = asked.need.precisions.map((precision) =>
    servingOptions(unlimited, gpu, precision, most, {
      predict: (replica, request, load) => predictServing(calibration, replica, request, load),
      times: (replica, request) => replicaTimes(calibration, replica, request),
      enginesOf: (part) => enginesFor(calibration, part),
    }),
  );
  const options = bestOfEachSize(found.flatMap((each) => each.options));
  if (options.length === 0) {
    const why = found[0]?.nearest ?? { code: "no-machine" };
    return fail({ code: "no-replica", why });
  }
  const { requests } = trace;
  const seeded: TraceNeed = { ...need, random: () => seededRandom(traceSeed) };
  const timesOf = (option: ServingOption): ReplicaTimes => timesFor(catalog, asked, option);
  const priced = options
    .flatMap((option) => {
      const fleet = traceFleet(timesOf(option), requests, seeded);
      if (fleet === undefined) return [];
      const cost = cheapest(offers, option, fleet.replicas, requests);
      return [{ option, order: cost?.usdPerHour ?? 1e9 + fleet.replicas * option.replica.gpus }];
    })
    .toSorted((a, b) => a.order - b.order);
  // Where the formula finds none, the largest replica is still tried on the trace itself.
  const option = priced[0]?.option ?? (options.at(-1) as ServingOption);
  const plan = planTrace(timesOf(option), requests, seeded);
  if (!plan.ok) return plan;
  const at = (factor: number): number | undefined => {
    const fleet = traceFleet(slowerTimes(timesOf(option), factor), requests, seeded);
    // Where each request all but needs a replica of its own, the limit is out of reach.
    return fleet === undefined || fleet.utilisation < 5e-3 ? undefined : fleet.replicas;
  };
  const { low, likely, high } = option.speed.outputTokensPerS;
  const judged = asked.need.cautious ? low : likely;
  const replicas = Math.max(plan.value.fewest.replicas, plan.value.formula?.replicas ?? 0);
  const atBest = at(judged / high);
  const atWorst = at(judged / low);
  const cost = cheapest(offers, option, replicas, requests);
  const following =
    startS === undefined
      ? undefined
      : followingFleet(
          autoscaledTrace(timesOf(option), requests, seeded, startS, replicas - need.spareReplicas),
          startS,
          { replicas, cost, option, requests: plan.value.statistics.requests },
        );
  return ok({
    ...(startS === undefined ? {} : { following: { fleet: following } }),
    option,
    plan: plan.value,
    replicas,
    requests,
    ...(atBest === undefined ? {} : { replicasAtBest: atBest }),
    ...(atWorst === undefined ? {} : { replicasAtWorst: atWorst }),
    ...(cost === undefined ? {} : { cost }),
  });
}

function followingFleet(
  fleet: AutoscaledTrace | undefined,
  startS: number,
  {
    replicas,
    cost,
    option,
    requests,
  }: {
    readonly replicas: number;
    readonly cost: TraceCost | undefined;
    readonly option: ServingOption;
    readonly requests: number;
  },
): FollowingFleet | undefined {
  if (fleet === undefined) return undefined;
  const over = (of: (count: number) => number): number =>
    fleet.replicas.reduce((sum, count, slot) => sum + of(count) * (fleet.slotHours[slot] ?? 0), 0);
  return {
    ...fleet,
    startS,
    replicaHours: over((count) => count),
    fixedReplicaHours: over(() => replicas),
    ...(cost === undefined
      ? {}
      : {
          usdPerRequest:
            over((count) => machinesFor(cost.machine, option, count) * cost.machine.usdPerHour) /
            requests,
        }),
  };
}

/** Whole machines that hold so many replicas. */
function machinesFor(machine: SoldOffer, { replica }: ServingOption, replicas: number): number {
  const perMachine = Math.floor(machine.gpus / replica.gpus);
  return perMachine === 0
    ? replicas * Math.ceil(replica.gpus / machine.gpus)
    : Math.ceil(replicas / perMachine);
}

/** For random routing: the same plan each time. */
const traceSeed = 1;

/** Times of a replica, at the slow end with `--cautious`, with no more at once than the engine runs. */
function timesFor(
  { calibration }: Catalog,
  { need }: AskedCapacity,
  { replica, speed }: ServingOption,
): ReplicaTimes {
  const times = replicaTimes(calibration, replica, need.request);
  const capped = {
    ...times,
    maxSequences: (contextTokens: number) =>
      Math.min(need.maxSequences, times.maxSequences(contextTokens)),
  };
  const { low, likely } = speed.outputTokensPerS;
  return need.cautious ? slowerTimes(capped, likely / low) : capped;
}

/** The quickest of each number of GPUs and precision, the smallest first. */
function bestOfEachSize(options: readonly ServingOption[]): ServingOption[] {
  const best = new Map<string, ServingOption>();
  for (const option of options) {
    const key = `${option.replica.gpus} ${option.replica.precision}`;
    const known = best.get(key);
    if (known === undefined || speedOf(option) > speedOf(known)) best.set(key, option);
  }
  return [...best.values()].toSorted((a, b) => a.replica.gpus - b.replica.gpus);
}

const speedOf = ({ speed }: ServingOption): number => speed.outputTokensPerSPerGpu.likely;

/** The cheapest whole machines that hold so many replicas; undefined where none is sold. */
function cheapest(
  offers: readonly SoldOffer[],
  option: ServingOption,
  replicas: number,
  requests: readonly TimedRequest[],
): TraceCost | undefined {
  const hours = (requests.at(-1)?.arrivalS ?? 0) / 3600;
  const [first] = offers
    .map((machine) => {
      const machines = machinesFor(machine, option, replicas);
      const usdPerHour = machines * machine.usdPerHour;
      return {
        machine,
        machines,
        usdPerHour,
        usdPerRequest: (usdPerHour * hours) / requests.length,
      };
    })
    .toSorted((a, b) => a.usdPerHour - b.usdPerHour);
  return first;
}
