import { firstTokenTail } from "./first-token-tail.ts";
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
  ttftS: (percentile) => kept(percentile, (limitS) => firstTokenTail(load, occupied, limitS)),
  tpotS: (percentile) =>
    load.answers.length === 0
      ? Number.NaN
      : kept(percentile, (limitS) => timePerTokenTail(load, occupied, limitS)),
});

/** The limit that `percentile` of 100 keep, to 0.01 %. */
function kept(percentile: number, tail: (limitS: number) => number): number {
  const allowed = 1 - percentile / 100;
  let high = 1e-3;
  while (tail(high) > allowed) high *= 2;
  let low = high === 1e-3 ? 0 : high / 2;
  while (high - low > 1e-4 * high && high > 1e-9) {
    const middle = (low + high) / 2;
    if (tail(middle) > allowed) low = middle;
    else high = middle;
  }
  return high;
}
