import { exp } from "@outlay/numerics";
import { type Cycle, cycleOf } from "./cycle.ts";
import { gammaTail } from "./gamma-tail.ts";
import { type LoadSummary, stepAt } from "./load-summary.ts";
import { damped, type Occupancy } from "./occupancy.ts";

/**
 * Share of answers whose mean time between two tokens is longer than `limitS`.
 *
 * An answer takes its steps and the reading that falls between them. Steps follow the number that run,
 * of which a long answer sees the average: its spread shrinks as that of an average over the answer's
 * time does. The reading is a gamma: its mean is the share ρ of the time, and more right after a first
 * token, because the iteration that read the prompt was longer than others and caught more arrivals;
 * its variance is that of the arrivals, and grows with what arrivals do to the number that run.
 * No iteration reads more than a chunk, and no more are read than there is room for: the variance that
 * comes from the number of arrivals shrinks as their spread outgrows the room left.
 *
 * @param enough a share above which it need not be exact, only above it too
 */
export function timePerTokenTail(
  load: LoadSummary,
  occupancy: Occupancy,
  limitS: number,
  enough: number = Number.POSITIVE_INFINITY,
): number {
  const { requestsPerS, burstiness, crowd, reading, full, room, fullPerS } = occupancy;
  const idle = 1 - reading;
  const slope = slopes(load, occupancy);
  const parts = occupancy.parts.map(({ weight, sequences }) => ({
    weight,
    sequences: Math.max(1, sequences + 1 + crowd),
  }));
  if (full > 0) parts.push({ weight: full, sequences: room });
  const states = parts.map(({ weight, sequences }) => {
    const cycle = cycleOf(load, requestsPerS, burstiness, Math.min(load.room, sequences));
    return { weight, cycle, left: Math.max(0, room + 1 - sequences) };
  });
  const meanStepS = states.reduce((sum, { weight, cycle }) => sum + weight * cycle.stepS, 0);
  const feltS =
    load.sizeReadS +
    (requestsPerS / idle) * load.readSquareS2 +
    ((burstiness - 1) * load.readS) / idle;
  let tail = 0;
  for (const answer of load.answers) {
    if (tail > enough) break;
    const average = spreadOfAverage((slope.returnPerS * answer.steps * meanStepS) / idle);
    const shrunk = Math.sqrt(average);
    const together = (slope.stepPerSequence * requestsPerS * feltS * average) / idle;
    const lastsS = (answer.steps * meanStepS) / idle;
    const arrivals = requestsPerS * burstiness * lastsS;
    const ends = (fullPerS - requestsPerS) * lastsS;
    const sum = lasting(reading, answer.steps);
    const first = damped(reading, answer.steps);
    for (const { weight, cycle, left } of states) {
      const stepS = meanStepS + (cycle.stepS - meanStepS) * shrunk;
      if (limitS >= stepS + load.chunkS) continue;
      const gap = (left + ends) / 2;
      const admitted = (gap * gap) / (gap * gap + arrivals);
      const read = readingPerStep(load, occupancy, cycle, {
        steps: answer.steps,
        stepS,
        sum,
        first,
        admitted,
      });
      const perTokenS = stepS / idle;
      const variance = read.variance + perTokenS * perTokenS * together * admitted;
      tail += answer.weight * weight * gammaTail(read.mean, variance)(limitS - stepS);
    }
  }
  return tail;
}

/** How the number that run returns to its mean, per second, and what one more adds to a step, as a share of it. */
function slopes(
  load: LoadSummary,
  { mean, finishedPerS }: Occupancy,
): { returnPerS: number; stepPerSequence: number } {
  const middle = Math.max(1, mean);
  const aside = Math.max(1, 0.05 * middle);
  const low = Math.max(0.5, middle - aside);
  const high = middle + aside;
  return {
    returnPerS: Math.max(1e-9, (finishedPerS(high) - finishedPerS(low)) / (high - low)),
    stepPerSequence: (stepAt(load, high) - stepAt(load, low)) / (high - low) / stepAt(load, middle),
  };
}

/** Variance of the average over a time, in shares of the variance; y = time × how fast it forgets. */
const spreadOfAverage = (y: number): number => (y < 1e-3 ? 1 : (2 * (y - 1 + exp(-y))) / (y * y));

/** Reading between the tokens of an answer of so many steps, in seconds per step. */
function readingPerStep(
  load: LoadSummary,
  { requestsPerS, burstiness, reading }: Occupancy,
  cycle: Cycle,
  answer: {
    readonly steps: number;
    readonly stepS: number;
    /** See {@link lasting}. */
    readonly sum: number;
    /** See {@link damped}. */
    readonly first: number;
    /** Share of the variance of the number of arrivals that room is left for. */
    readonly admitted: number;
  },
): { mean: number; variance: number } {
  const { steps, stepS, sum, first, admitted } = answer;
  const idle = 1 - reading;
  const { noiseS, excessS, lateS, caughtS, caughtVarianceS2 } = cycle;
  const ownVarianceS2 = load.readSquareS2 - load.readS * load.readS;
  const firstVarianceS2 = ownVarianceS2 + noiseS * caughtS + reading * reading * caughtVarianceS2;
  // Over a stay arrivals are as bursty as they ever are.
  const countedS = requestsPerS * burstiness * load.readS * load.readS;
  const variedS = requestsPerS * ownVarianceS2 + countedS * admitted;
  const lastingS = (variedS * stepS * sum) / idle;
  return {
    mean: Math.max(0, (reading * stepS) / idle + (excessS * first + lateS / idle) / steps),
    variance:
      (lastingS + first * first * firstVarianceS2 + (noiseS * excessS * first) / (idle * idle)) /
      (steps * steps),
  };
}

/** Sum over the iterations of an answer of ((1 − ρ^k) ÷ (1 − ρ))²: what each one's chance leaves until the end. */
function lasting(reading: number, steps: number): number {
  const idle = 1 - reading;
  const most = Math.min(steps, 60);
  let power = 1;
  let sum = 0;
  for (let k = 1; k <= most; k++) {
    power *= reading;
    sum += (1 - power) * (1 - power);
  }
  return (sum + (steps - most)) / (idle * idle);
}
