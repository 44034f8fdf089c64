import type { CallNeed } from "./call-need.ts";
import {
  leastShare,
  type PeakTimes,
  peakTimes,
  plannedShare,
  type QueueLoad,
} from "./planned-share.ts";
import type { RatedServing } from "./serving-speed.ts";

/** Where the search ends: nobody waits for an answer for more than about twelve days. */
const longestS = 1024 * 1024;

/**
 * The shortest time of an answer that one of the candidates keeps while it does at least a tenth of its work,
 * where none keeps the time asked for.
 *
 * It does not depend on the time asked for, so a plan that asks for less than can be kept is planned like one
 * that asks for just what can: a shorter limit never costs less.
 *
 * @param needAt what is asked of a call where the answer may take so many seconds
 * @returns seconds; undefined where the pause between two tokens is not kept, however long an answer may take
 */
export function nearestTimes(
  candidates: readonly RatedServing[],
  load: QueueLoad,
  burstiness: number,
  needAt: (seconds: number) => CallNeed,
): number | undefined {
  const times = new Map<string, { readonly serving: RatedServing; readonly at: PeakTimes }>();
  for (const serving of candidates) {
    const { gpu, gpus, precision, engine } = serving.replica;
    const key = [gpu.id, gpus, precision, engine].join(" ");
    if (!times.has(key)) {
      times.set(key, { serving, at: peakTimes(serving, load, leastShare, burstiness) });
    }
  }
  const kept = (seconds: number) => {
    const { tpotS, ttftS = Number.POSITIVE_INFINITY } = needAt(seconds);
    // An answer of one token has no pause.
    return [...times.values()].filter(({ at }) => at.ttftS <= ttftS && !(at.tpotS > tpotS));
  };
  let high = 1 / 1024;
  while (kept(high).length === 0) {
    high *= 2;
    if (high > longestS) return undefined;
  }
  let low = high / 2;
  for (let halving = 0; halving < 16; halving++) {
    const middle = (low + high) / 2;
    if (kept(middle).length > 0) high = middle;
    else low = middle;
  }
  // The search for a rate is a little coarser than that for a time.
  for (let more = 0; more < 8; more++) {
    const seconds = high * (1 + more / 200);
    const relaxed = { ...load, need: needAt(seconds) };
    if (kept(seconds).some(({ serving }) => plannedShare(serving, relaxed, burstiness) > 0)) {
      return seconds;
    }
  }
  return undefined;
}
