import type { Predicted } from "../serving/predict-serving.ts";

/** One thing measured beside its prediction, in one unit. */
export interface Compared {
  readonly measured: number;
  readonly predicted: Predicted;
}

/** How near predictions came: shares in percent. Without a comparison there is no error: nulls. */
export interface Accuracy {
  /** Comparisons. */
  readonly n: number;
  /** Mean of |predicted − measured| ÷ measured. */
  readonly mapePercent: number | null;
  /** The same, in the middle of the list. */
  readonly medianApePercent: number | null;
  /** Comparisons with an error of at most 20 %. */
  readonly within20Percent: number | null;
  /** Comparisons in which the stated 90 % interval holds the measurement. */
  readonly coverage90Percent: number | null;
}

/**
 * How near predictions came.
 *
 * @throws where a prediction is no number, or nothing was measured
 * @example
 * const right = { measured: 10, predicted: { low: 9, likely: 10, high: 12 } };
 * const high = { measured: 10, predicted: { low: 11, likely: 14, high: 16 } };
 * accuracy([right, high]) // => { n: 2, mapePercent: 20, medianApePercent: 20, within20Percent: 50, coverage90Percent: 50 }
 * accuracy([]).mapePercent // => null
 */
export function accuracy(compared: readonly Compared[]): Accuracy {
  const n = compared.length;
  if (n === 0) {
    return {
      n,
      mapePercent: null,
      medianApePercent: null,
      within20Percent: null,
      coverage90Percent: null,
    };
  }
  const errors = compared
    .map(({ measured, predicted }) => {
      const error = Math.abs(predicted.likely - measured) / measured;
      if (Number.isFinite(error)) return error;
      throw new Error(`no error of ${predicted.likely} predicted beside ${measured} measured`);
    })
    .sort((one, other) => one - other);
  const share = (count: number) => (100 * count) / n;
  const held = compared.filter(
    ({ measured, predicted: { low, high } }) => low <= measured && measured <= high,
  );
  return {
    n,
    mapePercent: (100 * errors.reduce((sum, error) => sum + error, 0)) / n,
    medianApePercent: 100 * middle(errors),
    within20Percent: share(errors.filter((error) => error <= WITHIN).length),
    coverage90Percent: share(held.length),
  };
}

/** A fifth, and what arithmetic adds to it. */
const WITHIN = 0.2 + 1e-12;

function middle(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}
