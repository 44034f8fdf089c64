import { cycleOf } from "./cycle.ts";
import { gammaTail } from "./gamma-tail.ts";
import type { LoadSummary } from "./load-summary.ts";
import type { Occupancy } from "./occupancy.ts";

/**
 * Share of requests whose first token takes longer than `limitS`.
 *
 * A request waits for the rest of the iteration in which it came (evenly spread over it) and for the
 * one that reads it: a step, its own prompt, and the prompts of all who came in the same iteration.
 * All but its own prompt and the step is taken as a gamma with that mean and variance, for each part
 * of the occupancy; where the room is full, the wait for it is added.
 */
export function firstTokenTail(load: LoadSummary, occupancy: Occupancy, limitS: number): number {
  const { requestsPerS, burstiness, reading, parts, full, room, waitS } = occupancy;
  const tailAt = (sequences: number, roomS: number): number => {
    const cycle = cycleOf(load, requestsPerS, burstiness, sequences);
    const { stepS, caughtS, caughtVarianceS2, noiseS } = cycle;
    const share = 0.5 + reading;
    const mean = share * caughtS + roomS;
    const variance =
      (caughtVarianceS2 + caughtS * caughtS) / 12 +
      noiseS * caughtS +
      share * share * caughtVarianceS2 +
      roomS * roomS;
    return load.prompts.reduce((sum, { weight, readS, moreIterations }) => {
      const left = limitS - readS - stepS * (1 + moreIterations);
      return sum + weight * gammaTail(mean, variance, left);
    }, 0);
  };
  return parts.reduce(
    (sum, { weight, sequences }) => sum + weight * tailAt(sequences, 0),
    full === 0 ? 0 : full * tailAt(room, waitS),
  );
}
