import { exp, log } from "@outlay/numerics";
import { cycleOf } from "./cycle.ts";
import { type LoadSummary, stepAt } from "./load-summary.ts";

/** How many sequences a replica runs, in the long run. */
export interface Occupancy {
  readonly requestsPerS: number;
  readonly burstiness: number;
  /**
   * Sequences that run beside a request, on average over its stay, beyond those at any time: its company, where
   * arrivals come in bursts. Negative where they are more even than Poisson.
   */
  readonly crowd: number;
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
  /** Requests finished per second while requests wait for room. */
  readonly fullPerS: number;
  /** Requests finished per second while so many run, and requests come at the stated rate. */
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
 * whatever the lengths (Cohen, Acta Informatica 12, 1979): p(n) ÷ p(n − 1) = a(n) ÷ n, where a(n) is the
 * rate × the time that a request runs beside n − 1 others (and, of bursty arrivals, beside its company).
 *
 * Three things spread it further, by the factor z on its variance: an arrival also delays all others by
 * its reading, as if it were 1 + rate × reading ÷ (1 − ρ) arrivals; sequences differ in the room that
 * they take; arrivals are burstier than Poisson, of which the overlap of two sequences is felt
 * (peakedness of infinitely many servers, Eckberg 1983). As in telephony (Delbrouck 1981), the ratio is
 * then that of a negative binomial (z > 1) or of a binomial (z < 1): (a(n) ÷ z + (n − 1)(1 − 1 ÷ z)) ÷ n.
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
  const crowd = (burstiness - 1) * load.overlap;
  const lasting = damped(reading, load.steps);
  const finishedPerS = (sequences: number): number => {
    const { meanS, excessS, lateS } = cycleOf(load, requestsPerS, burstiness, sequences);
    const firstS = excessS * lasting + lateS / (1 - reading);
    return sequences / Math.max(1e-9, load.steps * meanS + firstS);
  };
  const shared = { requestsPerS, burstiness, crowd, reading, finishedPerS };
  if (load.steps === 0) {
    return {
      ...shared,
      mean: 0,
      parts: [{ weight: 1, sequences: 0 }],
      room: load.room,
      full: 0,
      waitS: 0,
      fullPerS: 1 / load.readS,
    };
  }
  // Prompts that are being read take room too; and where one waits, what is left is less than its size.
  const room = Math.max(1, Math.round(load.room - reading / (1 - reading) - (load.sizeBiased - 1)));
  // While requests wait, as many are read as end: the speed is that of a batch that is always full.
  const fullPerS = room / (room * load.readS + load.steps * stepAt(load, room));
  if (requestsPerS >= fullPerS * (1 - 1e-9)) return undefined;
  const { within, beyond } = spreads(load, requestsPerS, burstiness);
  const weights = new Float64Array(room + 1);
  weights[0] = 1;
  let sum = 1;
  let last = room;
  for (let n = 1; n <= room; n++) {
    const beside = Math.min(room, Math.max(1, n + crowd));
    const offered = (requestsPerS * beside) / finishedPerS(beside);
    const ratio = Math.max(0, offered / within + (n - 1) * (1 - 1 / within)) / n;
    const weight = (weights[n - 1] as number) * ratio;
    weights[n] = weight;
    sum += weight;
    if (sum > 1e100) sum = scaledDown(weights, n, sum);
    if (weight < 1e-9 * sum && ratio < 1) {
      last = n;
      break;
    }
  }
  const ratio = 1 - (1 - requestsPerS / fullPerS) / Math.max(1, beyond);
  const queue = (weights[room] as number) / (1 - ratio);
  const full = queue / (sum + queue);
  const parts = cutUp(weights.subarray(0, last + 1), sum, sum + queue);
  const mean = parts.reduce((all, part) => all + part.weight * part.sequences, full * room);
  const waitS = beyond / (fullPerS - requestsPerS);
  return { ...shared, mean, parts, room, full, waitS, fullPerS };
}

/** Divides the first weights by their sum, so that they stay within what a number holds. */
function scaledDown(weights: Float64Array, last: number, sum: number): number {
  for (let n = 0; n <= last; n++) weights[n] = (weights[n] as number) / sum;
  return 1;
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
  const read =
    2 * perRead * load.sizeReadS +
    perRead * perRead * load.readSquareS2 +
    (burstiness - 1) / (idle * idle);
  return {
    within: Math.max(0.05, load.sizeSquare + load.overlap * read),
    beyond: Math.max(0.05, (burstiness + load.areaSpread) / 2),
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
  for (let n = 0; n < weights.length; n++) {
    const each = weights[n] as number;
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
