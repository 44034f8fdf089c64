import { type Cycle, cycleOf, earlierReadS } from "./cycle.ts";
import { gammaTail } from "./gamma-tail.ts";
import type { LoadSummary } from "./load-summary.ts";
import type { Occupancy, OccupancyPart } from "./occupancy.ts";

/**
 * Share of requests whose first token takes longer than `limitS`.
 *
 * A request waits for the rest of the iteration in which it came, then for what is read before it or
 * with it, then for its own prompt and a step for each iteration that this takes. Either
 *
 * - all prompts that wait fit in one iteration: those that came later but in the same iteration are
 *   read with it, and it waits for them too (`togetherTail`), or
 * - they do not: first come, first served (`inTurnTail`),
 *
 * weighted by the chance that they do not fit; for each part of the occupancy. Where the room is full,
 * the wait for it is added.
 *
 * @param enough a share above which it need not be exact, only above it too
 */
export function firstTokenTail(
  load: LoadSummary,
  occupancy: Occupancy,
  limitS: number,
  enough: number = Number.POSITIVE_INFINITY,
): number {
  const { parts, full, room, waitS, requestsPerS, burstiness, reading } = occupancy;
  const tailAt = (sequences: number, roomS: number): number => {
    const cycle = cycleOf(load, requestsPerS, burstiness, sequences);
    const tailOf = (wait: Wait): ((leftS: number) => number) =>
      gammaTail(wait.mean + roomS, wait.variance + roomS * roomS);
    const earlierS = earlierReadS(load, requestsPerS, burstiness, cycle.meanS);
    const together = tailOf(waitTogether(load, cycle, earlierS, reading));
    const queued = waitsInTurn(load, cycle, occupancy);
    const { apart } = queued;
    const waits = queued.waits.map((wait) => ({ weight: wait.weight, tail: tailOf(wait) }));
    return load.prompts.reduce((sum, { weight, readS, moreIterations }) => {
      const left = limitS - readS - cycle.stepS * (1 + moreIterations);
      const inTurn = waits.reduce((all, wait) => all + wait.weight * wait.tail(left), 0);
      return sum + weight * ((1 - apart) * together(left) + apart * inTurn);
    }, 0);
  };
  let tail = full === 0 ? 0 : full * tailAt(room, waitS);
  for (const { weight, sequences } of inPairs(parts)) {
    if (tail > enough) break;
    tail += weight * tailAt(sequences, 0);
  }
  return tail;
}

/** Half as many parts: the wait depends little on the number that run. */
function inPairs(parts: readonly OccupancyPart[]): OccupancyPart[] {
  const pairs: OccupancyPart[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const first = parts[index] as OccupancyPart;
    const second = parts[index + 1] ?? { weight: 0, sequences: 0 };
    const weight = first.weight + second.weight;
    const sum = first.weight * first.sequences + second.weight * second.sequences;
    pairs.push({ weight, sequences: sum / weight });
  }
  return pairs;
}

/** A wait that is taken as a gamma with this mean and variance, s and s². */
interface Wait {
  readonly weight: number;
  readonly mean: number;
  readonly variance: number;
}

/** The rest of the iteration that caught the request, and the prompts of all whom it caught: see `cycle.ts`. */
function waitTogether(
  load: LoadSummary,
  { caughtS, caughtVarianceS2, noiseS, company }: Cycle,
  earlierS: number,
  reading: number,
): Wait {
  const share = 0.5 + reading;
  // Of its company those within half an iteration are read with it, on either side.
  const others = 2 * company;
  const othersS = others * load.readS;
  const earlierVarianceS2 = share * share * earlierS * earlierS;
  const othersVarianceS2 = Math.max(0, others) * load.readSquareS2 + othersS * othersS;
  return {
    weight: 1,
    mean: Math.max(0, share * (caughtS + earlierS) + othersS),
    variance:
      (others > 0 ? othersVarianceS2 + earlierVarianceS2 : 0) +
      (caughtVarianceS2 + caughtS * caughtS) / 12 +
      noiseS * caughtS +
      share * share * caughtVarianceS2,
  };
}

/**
 * First come, first served, each prompt with its steps (Pollaczek and Khinchine: E[W] = v ÷ 2 (1 − ρ),
 * E[W²] = 2 E[W]² + rate E[S³] ÷ 3 (1 − ρ)): a wait beside reading, and one beside decoding alone, evenly
 * spread over a step.
 *
 * @returns `apart`: chance that the prompts read with one do not fit in one iteration
 */
function waitsInTurn(
  load: LoadSummary,
  cycle: Cycle,
  { requestsPerS, reading }: Occupancy,
): { waits: readonly Wait[]; apart: number } {
  const { stepS, caughtS, caughtVarianceS2, noiseS } = cycle;
  const slower = 1 + stepS / load.chunkS;
  const busy = reading * slower;
  const apart = gammaTail(
    reading * caughtS + load.readS,
    noiseS * caughtS +
      reading * reading * caughtVarianceS2 +
      (load.readSquareS2 - load.readS * load.readS),
  )(load.chunkS);
  if (apart < 1e-3 || busy >= 1) return { waits: [], apart: 0 };
  const meanS = (noiseS * slower * slower) / (2 * (1 - busy));
  const squareS2 =
    2 * meanS * meanS +
    (requestsPerS * load.readCubeS3 * slower * slower * slower) / (3 * (1 - busy));
  const mean = meanS / busy;
  const variance = Math.max(0, squareS2 / busy - mean * mean);
  return {
    waits: [
      { weight: busy, mean, variance },
      { weight: 1 - busy, mean: stepS / 2, variance: (stepS * stepS) / 12 },
    ],
    apart,
  };
}
