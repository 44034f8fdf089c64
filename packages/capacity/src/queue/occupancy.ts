import { exp, log } from "@outlay/numerics";
import { cycleOf } from "./cycle.ts";
import type { LoadSummary } from "./load-summary.ts";

/** How many sequences a replica runs, in the long run. */
export interface Occupancy {
  readonly requestsPerS: number;
  readonly burstiness: number;
  /** Share of time that is spent on reading prompts. */
  readonly reading: number;
  /** Mean number of sequences that run. */
  readonly mean: number;
  /** Parts of the distribution: a share of time and the mean number that run in it. */
  readonly parts: readonly OccupancyPart[];
  /** Sequences that run when requests wait for room. */
  readonly room: number;
  /** Share of time in which they do. */
  readonly full: number;
  /** Mean seconds that a request waits for room, where it waits. */
  readonly waitS: number;
  /** Requests finished per second while so many run. */
  finishedPerS(sequences: number): number;
}

/** A share of time and the mean number of sequences that run in it. */
export interface OccupancyPart {
  readonly weight: number;
  readonly sequences: number;
}

/**
 * The number of sequences that run, for arrivals of a stated rate and burstiness; undefined where the
 * replica cannot keep up.
 *
 * With n sequences running, each gets a token every step(n) ÷ (1 − ρ), as reading takes the share ρ of
 * the time: processor sharing whose speed depends on n. For Poisson arrivals its distribution is known
 * whatever the lengths (Cohen, Acta Informatica 12, 1979): p(n) ÷ p(n − 1) = rate ÷ finished(n).
 *
 * Three things spread it further, by the factor z on its variance, so each ratio is taken to the power
 * 1 / z: an arrival also delays all others by its reading, as if it were 1 + rate × reading ÷ (1 − ρ)
 * arrivals; sequences differ in the room that they take; arrivals are burstier than Poisson, of which
 * the overlap of two sequences is felt (peakedness of infinitely many servers, Eckberg 1983).
 *
 * Beyond the room a queue forms in which lengths and arrivals count alike (Kingman's formula).
 */
export function occupancy(
  load: LoadSummary,
  requestsPerS: number,
  burstiness: number,
): Occupancy | undefined {
  const reading = requestsPerS * load.readS;
  if (reading >= 1) return undefined;
  const finishedPerS = (sequences: number): number => {
    const { meanS, excessS } = cycleOf(load, requestsPerS, burstiness, sequences);
    return sequences / (load.steps * meanS + excessS * damped(reading, load.steps));
  };
  const shared = { requestsPerS, burstiness, reading, finishedPerS };
  if (load.steps === 0) {
    return {
      ...shared,
      mean: 0,
      parts: [{ weight: 1, sequences: 0 }],
      room: load.room,
      full: 0,
      waitS: 0,
    };
  }
  // Prompts that are being read take room too.
  const room = Math.max(1, Math.floor(load.room - reading / (1 - reading)));
  const atRoomPerS = finishedPerS(room);
  if (requestsPerS >= atRoomPerS * (1 - 1e-9)) return undefined;
  const { within, beyond } = spreads(load, requestsPerS, burstiness);
  const weights = new Float64Array(room + 1);
  let top = 0;
  let height = 0;
  for (let n = 1; n <= room; n++) {
    height += log(requestsPerS / finishedPerS(n)) / within;
    // Keeps the mean where it is: see the test with a speed that does not depend on n.
    if (n > 1) height -= 0.5 * (1 - 1 / within) * log(n / (n - 1));
    weights[n] = height;
    top = Math.max(top, height);
  }
  let sum = 0;
  for (let n = 0; n <= room; n++) {
    weights[n] = exp((weights[n] as number) - top);
    sum += weights[n] as number;
  }
  const ratio = exp(log(requestsPerS / atRoomPerS) / beyond);
  const queue = ((weights[room] as number) * ratio) / (1 - ratio);
  const full = queue / (sum + queue);
  const parts = cutUp(weights, sum, sum + queue);
  const mean = parts.reduce((all, part) => all + part.weight * part.sequences, full * room);
  return { ...shared, mean, parts, room, full, waitS: 1 / (atRoomPerS * (1 - ratio)) };
}

/**
 * What one second of reading, more than usual in the iteration before, adds to the reading during
 * `steps` iterations: ρ + ρ² + … = ρ (1 − ρ^steps) ÷ (1 − ρ).
 */
export const damped = (reading: number, steps: number): number =>
  reading === 0 ? 0 : (reading * (1 - exp(log(reading) * steps))) / (1 - reading);

function spreads(
  load: LoadSummary,
  requestsPerS: number,
  burstiness: number,
): { within: number; beyond: number } {
  const idle = 1 - requestsPerS * load.readS;
  const perRead = requestsPerS / idle;
  const read = perRead * perRead * load.readSquareS2 + (burstiness - 1) / (idle * idle);
  return {
    within: Math.max(0.05, load.sizeSquare + load.overlap * (2 * perRead * load.sizeReadS + read)),
    beyond: Math.max(0.05, (load.areaSpread + 1 + 2 * perRead * load.readS + read) / 2),
  };
}

/** Where the distribution is cut: finer above, where percentiles are read. */
const cuts = [0.05, 0.15, 0.3, 0.45, 0.6, 0.72, 0.82, 0.89, 0.94, 0.97, 0.985, 0.993, 0.997, 1];

function cutUp(weights: Float64Array, within: number, all: number): OccupancyPart[] {
  const parts: OccupancyPart[] = [];
  let weight = 0;
  let sequences = 0;
  let seen = 0;
  let cut = 0;
  for (const [n, each] of weights.entries()) {
    weight += each;
    sequences += each * n;
    seen += each;
    if (n < weights.length - 1 && seen < (cuts[cut] as number) * within) continue;
    if (weight > 0) parts.push({ weight: weight / all, sequences: sequences / weight });
    weight = 0;
    sequences = 0;
    while (cut < cuts.length - 1 && seen >= (cuts[cut] as number) * within) cut++;
  }
  return parts;
}
