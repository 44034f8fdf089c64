import type { ReplicaTimes } from "./replica-times.ts";

/**
 * A replica that takes `factor` times as long for all its work; its room stays. What a plan is held
 * against when the prediction may be off by that much.
 *
 * @example
 * const even = { stepS: () => 0.02, prefillS: () => 0.1, maxSequences: () => 8 };
 * slowerTimes(even, 1.5).stepS(4, 1000) // => 0.03
 */
export const slowerTimes = (times: ReplicaTimes, factor: number): ReplicaTimes => ({
  ...(times.serverS === undefined ? {} : { serverS: factor * times.serverS }),
  stepS: (batch, contextTokens) => factor * times.stepS(batch, contextTokens),
  prefillS: (newTokens, cachedTokens) => factor * times.prefillS(newTokens, cachedTokens),
  maxSequences: (contextTokens) => times.maxSequences(contextTokens),
});
