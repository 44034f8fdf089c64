import { extraArrivals } from "./extra-arrivals.ts";
import { type LoadSummary, stepAt } from "./load-summary.ts";

/** Iterations of a replica while a stated number of sequences run: a step, and the prompts that came meanwhile. */
export interface Cycle {
  /** Seconds of the step. */
  readonly stepS: number;
  /** Mean seconds of an iteration. */
  readonly meanS: number;
  /** Iteration in which a request arrives: longer ones catch more. Mean and variance. */
  readonly caughtS: number;
  readonly caughtVarianceS2: number;
  /** Variance of the reading that a second of arrivals brings, s² per s. */
  readonly noiseS: number;
  /** Arrivals beyond those of any half of an iteration that come after one, and before it: see `extra-arrivals.ts`. */
  readonly company: number;
  /** By how much the iteration that reads a request is longer than the mean one, its own prompt included. */
  readonly excessS: number;
  /** Reading of those who come in its company after the iteration that reads it. */
  readonly lateS: number;
}

/**
 * Length C of iterations: C' = step + reading of what arrived during C (a gated queue with a pause of
 * `step`). With share ρ of the time spent on reading, and variance v of the reading that a second brings:
 *
 * E[C] = step ÷ (1 − ρ), Var[C] = v E[C] ÷ (1 − ρ²)
 *
 * The iteration that catches an arrival has the length-biased moments E[C²] ÷ E[C] and E[C³] ÷ E[C]; the
 * third moment is that of a step plus a gamma.
 */
export function cycleOf(
  load: LoadSummary,
  requestsPerS: number,
  burstiness: number,
  sequences: number,
): Cycle {
  const reading = requestsPerS * load.readS;
  const stepS = stepAt(load, sequences);
  const meanS = stepS / (1 - reading);
  const seenS = seenSeconds(load, meanS);
  const final = (burstiness - 1) / 2;
  const company = extraArrivals(requestsPerS, burstiness, seenS / 2);
  const noiseS = requestsPerS * (load.readSquareS2 + 2 * company * load.readS * load.readS);
  let caughtS = noiseS / (1 - reading * reading);
  let caughtSquareS2 = 2 * caughtS * caughtS;
  if (stepS > 0 && meanS > stepS) {
    const variance = (noiseS * meanS) / (1 - reading * reading);
    const cube =
      meanS * meanS * meanS + 3 * meanS * variance + (2 * variance * variance) / (meanS - stepS);
    caughtS = (variance + meanS * meanS) / meanS;
    caughtSquareS2 = cube / meanS;
  }
  return {
    stepS,
    meanS,
    caughtS,
    caughtVarianceS2: Math.max(0, caughtSquareS2 - caughtS * caughtS),
    noiseS,
    company,
    // With it are read those who came just before and after it; the rest of its company, after it.
    excessS: Math.max(0, stepS + reading * caughtS + (1 + 2 * company) * load.readS - meanS),
    lateS: (final - company) * load.readS,
  };
}

/** Burstiness as an iteration sees it: the longer it lasts, the more of it. */
const seenSeconds = (load: LoadSummary, meanS: number): number => Math.max(meanS, load.readS);

/**
 * Reading, in the iteration in which a request came, that its company of the iterations before brought about.
 *
 * That company in shares of what is left of it: what came j iterations ago was read in the one after, which
 * so caught ρ as much more, and so on.
 *
 * @returns seconds
 */
export function earlierReadS(
  load: LoadSummary,
  requestsPerS: number,
  burstiness: number,
  meanS: number,
): number {
  if (burstiness === 1) return 0;
  const iterationS = seenSeconds(load, meanS);
  const reading = requestsPerS * load.readS;
  let share = 1;
  let sum = 0;
  let before = extraArrivals(requestsPerS, burstiness, 0.5 * iterationS);
  for (let ago = 1; ago <= 6 && share > 0.02; ago++) {
    const until = extraArrivals(requestsPerS, burstiness, (ago + 0.5) * iterationS);
    sum += share * (until - before);
    before = until;
    share *= reading;
  }
  return sum * load.readS;
}
