import { fail, type Outcome, ok } from "@outlay/document";
import { fewestReplicas } from "./fewest-replicas.ts";
import { type FleetArrivals, fleetLatency } from "./fleet-latency.ts";
import type { LatencyTarget } from "./latency-target.ts";
import { type LoadSummary, loadSummary, stepAt } from "./load-summary.ts";
import { rateLevels } from "./rate-levels.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { type Routing, simulateFleet } from "./simulate-fleet.ts";
import { keepsTarget, simulatedLatency } from "./simulated-latency.ts";
import type { TimedRequest } from "./timed-request.ts";
import {
  arrivalBurstiness,
  type TraceStatistics,
  traceSlotS,
  traceStatistics,
} from "./trace-statistics.ts";

/** How a trace is to be served. */
export interface TraceNeed {
  readonly target: LatencyTarget;
  readonly routing: Routing;
  readonly spareReplicas: number;
  readonly chunkTokens?: number;
  /** Uniform numbers, at least 0 and below 1, for random routing: the same ones for each replay. */
  readonly random: () => () => number;
}

/** Why no number of replicas keeps a target. */
export type NoFleet =
  | { readonly code: "does-not-fit" }
  /** Not even a replica at rest keeps it. */
  | { readonly code: "target-out-of-reach" };

/** Latencies in seconds: those that 50, 95, 99 of 100 requests keep, and the percentile of the target. */
export interface LatencyPercentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly target: number;
}

/** What the trace itself does to a fleet. */
export interface TraceReplay {
  readonly replicas: number;
  /** Replicas that served; the others are spare. */
  readonly serving: number;
  readonly ttftS: LatencyPercentiles;
  readonly tpotS: LatencyPercentiles;
  /** Mean load ÷ what the serving replicas could do if they were always full. */
  readonly utilisation: number;
  /** Share of the time in which a serving replica had work: near 1 long before it is full. */
  readonly busy: number;
  readonly keepsTarget: boolean;
}

/** The formula's fleet for a trace. */
export interface TraceFleet {
  readonly replicas: number;
  readonly serving: number;
  /** Mean load ÷ what the serving replicas could do if they were always full. */
  readonly utilisation: number;
  readonly ttftS: LatencyPercentiles;
  readonly tpotS: LatencyPercentiles;
}

/** A fleet for a trace, by formula and by replay. */
export interface TracePlan {
  readonly statistics: TraceStatistics;
  /** Requests that are too long for the replica's memory, in every replay. */
  readonly refused: number;
  /** Seconds that a request of mean length stays on a replica at rest. */
  readonly staysS: number;
  /** Seconds over which a rate is taken: some such stays. */
  readonly windowS: number;
  /** Of all arrivals, from one stay to the next within a window; 1 is Poisson. */
  readonly burstiness: number;
  /** By formula; absent where it finds no number of replicas that keeps the target. */
  readonly formula?: TraceFleet;
  /** The formula's fleet on the trace itself; absent where there is none. */
  readonly planned?: TraceReplay;
  /** The fewest replicas that keep the target on the trace itself. */
  readonly fewest: TraceReplay;
}

/**
 * Replicas for a trace by formula alone, from the rates at which requests came, their burstiness and
 * their lengths: such that the target holds over all of them.
 *
 * @param requests in order of arrival
 * @returns undefined where none fits, or no number of replicas keeps the target
 */
export function traceFleet(
  times: ReplicaTimes,
  requests: readonly TimedRequest[],
  need: TraceNeed,
): TraceFleet | undefined {
  const described = describeTrace(times, requests, need);
  return described && isInReach(need.target, described) ? formulaFleet(described, need) : undefined;
}

/**
 * Replicas for a trace by formula ({@link traceFleet}), and by replaying the trace through simulated
 * replicas.
 *
 * @param requests in order of arrival
 * @returns a failure where no request fits, or no number of replicas keeps the target on the trace
 */
export function planTrace(
  times: ReplicaTimes,
  requests: readonly TimedRequest[],
  need: TraceNeed,
): Outcome<TracePlan, NoFleet> {
  const described = describeTrace(times, requests, need);
  if (described === undefined) return fail({ code: "does-not-fit" });
  if (!isInReach(need.target, described)) return fail({ code: "target-out-of-reach" });
  const { kept, statistics, staysS, windowS, arrivals } = described;
  const formula = formulaFleet(described, need);
  const replays = new Map<number, TraceReplay>();
  const replay = (serving: number): TraceReplay => {
    const known = replays.get(serving) ?? replayed(times, described, { ...need, serving });
    replays.set(serving, known);
    return known;
  };
  const most = Math.min(kept.length, mostReplayed);
  const keeps = (serving: number): boolean => replay(serving).keepsTarget;
  const fewest = fewestReplicas(keeps, formula?.serving ?? 1, most);
  if (fewest === undefined) return fail({ code: "target-out-of-reach" });
  return ok({
    statistics,
    refused: requests.length - kept.length,
    staysS,
    windowS,
    burstiness: arrivals.burstiness,
    ...(formula === undefined ? {} : { formula, planned: replay(formula.serving) }),
    fewest: replay(fewest),
  });
}

/** A trace as the formula sees it. */
export interface DescribedTrace {
  readonly kept: readonly TimedRequest[];
  readonly load: LoadSummary;
  readonly statistics: TraceStatistics;
  readonly staysS: number;
  readonly windowS: number;
  readonly arrivals: FleetArrivals;
  /** Seconds before a request reaches a replica: part of its first token, and of no queue. */
  readonly serverS: number;
}

/** The target of the replicas themselves: what passes before a request reaches them is off its limit. */
export const behindServer = (target: LatencyTarget, { serverS }: DescribedTrace): LatencyTarget =>
  target.ttftS === undefined ? target : { ...target, ttftS: target.ttftS - serverS };

/** Whether any time is left for the replicas. */
export const isInReach = (target: LatencyTarget, described: DescribedTrace): boolean =>
  (behindServer(target, described).ttftS ?? 1) > 0;

/** @returns undefined where fewer than two requests fit */
export function describeTrace(
  times: ReplicaTimes,
  requests: readonly TimedRequest[],
  need: TraceNeed,
): DescribedTrace | undefined {
  const kept = requests.filter(
    ({ promptTokens, outputTokens }) => times.maxSequences(promptTokens + outputTokens / 2) >= 1,
  );
  if (kept.length < 2) return undefined;
  const load = loadSummary(times, { ...need, lengths: { kind: "observed", requests: kept } });
  if (load === undefined) return undefined;
  const staysS = load.readS + load.steps * stepAt(load, 1);
  const windowS = Math.min(traceSlotS, Math.max(5, 3 * staysS));
  const burstiness = arrivalBurstiness(kept, windowS / 5, windowS);
  const arrivals = { levels: rateLevels(kept, windowS), burstiness, routing: need.routing };
  const { serverS = 0 } = times;
  return { kept, load, statistics: traceStatistics(kept), staysS, windowS, arrivals, serverS };
}

/** Mean load of a trace in shares of what so many replicas do when they are always full. */
function utilisationOf({ load, statistics }: DescribedTrace, serving: number): number {
  const perRequestS = load.readS + (load.steps * stepAt(load, load.room)) / load.room;
  return (statistics.meanPerS * perRequestS) / serving;
}

function formulaFleet(
  described: DescribedTrace,
  { target, spareReplicas }: TraceNeed,
): TraceFleet | undefined {
  const { load, kept, arrivals, serverS } = described;
  const inner = behindServer(target, described);
  const serving = fewestReplicas(
    (replicas) => fleetLatency(load, arrivals, replicas).keeps(inner),
    Math.ceil(utilisationOf(described, 1)),
    kept.length,
  );
  if (serving === undefined) return undefined;
  const latency = fleetLatency(load, arrivals, serving);
  return {
    replicas: serving + spareReplicas,
    serving,
    utilisation: utilisationOf(described, serving),
    ttftS: percentiles((percentile) => latency.ttftS(percentile) + serverS, target),
    tpotS: percentiles(latency.tpotS, target),
  };
}

function replayed(
  times: ReplicaTimes,
  described: DescribedTrace,
  need: TraceNeed & { readonly serving: number },
): TraceReplay {
  const { serving, routing, target, spareReplicas, random } = need;
  const run = simulateFleet(times, need, described.kept, {
    replicas: serving,
    routing,
    random: random(),
  });
  const latency = simulatedLatency(run.served);
  return {
    replicas: serving + spareReplicas,
    serving,
    ttftS: percentiles((percentile) => latency.ttftS(percentile) + described.serverS, target),
    tpotS: percentiles(latency.tpotS, target),
    utilisation: utilisationOf(described, serving),
    busy: run.busyS / (serving * run.endS),
    keepsTarget: keepsTarget(latency, behindServer(target, described)),
  };
}

const percentiles = (
  at: (percentile: number) => number,
  { percentile }: LatencyTarget,
): LatencyPercentiles => ({ p50: at(50), p95: at(95), p99: at(99), target: at(percentile) });

/** Larger fleets are not simulated: it would take minutes. */
const mostReplayed = 2000;
