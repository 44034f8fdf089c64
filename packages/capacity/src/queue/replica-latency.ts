import { firstTokenTail } from "./first-token-tail.ts";
import { keptLimit } from "./kept-limit.ts";
import type { LoadShape } from "./load-shape.ts";
import { type LoadSummary, loadSummary } from "./load-summary.ts";
import { type Occupancy, occupancy } from "./occupancy.ts";
import type { ReplicaTimes } from "./replica-times.ts";
import { timePerTokenTail } from "./time-per-token-tail.ts";

/** What one replica does at a stated rate. */
export interface ReplicaLatency {
  /** Share of time spent on reading prompts. */
  readonly reading: number;
  /** Mean number of sequences that run. */
  readonly running: number;
  /** Sequences that run at once at most. */
  readonly room: number;
  /** Share of time in which requests wait for room. */
  readonly full: number;
  /** Seconds to the first token that `percentile` of 100 requests keep. */
  ttftS(percentile: number): number;
  /** Seconds between two tokens that `percentile` of 100 answers keep; NaN where none has two tokens. */
  tpotS(percentile: number): number;
}

/**
 * Latency of a replica under a load, by formula: see `occupancy.ts`, `first-token-tail.ts` and
 * `time-per-token-tail.ts`. How near it is to a simulation: docs/capacity-load.md.
 *
 * @param requestsPerS requests that arrive at this replica
 * @param burstiness squared coefficient of variation of the time between arrivals; 1 is Poisson
 * @returns undefined where the replica cannot keep up, or not even one request fits
 */
export function replicaLatency(
  times: ReplicaTimes,
  shape: LoadShape,
  requestsPerS: number,
  burstiness: number,
): ReplicaLatency | undefined {
  const load = loadSummary(times, shape);
  const occupied = load && occupancy(load, requestsPerS, burstiness);
  return occupied && latencyOf(load, occupied);
}

const latencyOf = (load: LoadSummary, occupied: Occupancy): ReplicaLatency => ({
  reading: occupied.reading,
  running: occupied.mean,
  room: load.room,
  full: occupied.full,
  ttftS: (percentile) => keptLimit(percentile, (limitS) => firstTokenTail(load, occupied, limitS)),
  tpotS: (percentile) =>
    load.answers.length === 0
      ? Number.NaN
      : keptLimit(percentile, (limitS) => timePerTokenTail(load, occupied, limitS)),
});
