/** Exactly `value`; never drawn, so it costs nothing to evaluate. */
export interface PointDistribution {
  readonly kind: "point";
  readonly value: number;
}

/** Every value from `low` to `high` is as likely as every other. */
export interface UniformDistribution {
  readonly kind: "uniform";
  readonly low: number;
  readonly high: number;
}

/** Density rises in a straight line from `low` to `likely` and falls in one to `high`. */
export interface TriangularDistribution {
  readonly kind: "triangular";
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/**
 * Beta on `low`..`high` with mode `likely` and mean (low + 4 likely + high) / 6.
 *
 * Shapes: 1 + 4 (likely − low) / (high − low) and 1 + 4 (high − likely) / (high − low)
 * (Malcolm, Roseboom, Clark, Fazar 1959). `low` and `high` are the ends, not quantiles.
 */
export interface PertDistribution {
  readonly kind: "pert";
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** The bell curve; `sd` is one standard deviation, in the unit of the quantity. */
export interface NormalDistribution {
  readonly kind: "normal";
  readonly mean: number;
  readonly sd: number;
}

/**
 * Positive and skewed: its logarithm is normal. The central `mass` of its probability lies from
 * `low` to `high` (mass 0.9: `low` is P5 and `high` is P95); the median is √(low × high).
 */
export interface LognormalDistribution {
  readonly kind: "lognormal";
  readonly low: number;
  readonly high: number;
  readonly mass: number;
}

/**
 * A share strictly between 0 and 1: its log odds are normal (logit-normal). The central `mass` of
 * its probability lies from `low` to `high`.
 */
export interface ShareDistribution {
  readonly kind: "share";
  readonly low: number;
  readonly high: number;
  readonly mass: number;
}

/** Beta with the two usual shapes, on 0..1. Mean alpha / (alpha + beta). */
export interface BetaDistribution {
  readonly kind: "beta";
  readonly alpha: number;
  readonly beta: number;
}

/**
 * With `probability` it happens and costs `impact`; otherwise it is 0.
 *
 * One uniform decides both: below 1 − probability nothing happens, and what is left of the uniform,
 * stretched to 0..1, picks the impact. `impact` must not be negative, so that a larger uniform never
 * means a smaller value. The median is 0 when the probability is below one half.
 */
export interface EventDistribution {
  readonly kind: "event";
  readonly probability: number;
  readonly impact: Distribution;
}

/**
 * Heavy upper tail, cut at `ceiling`: a lognormal with its own spread below and above the median, so
 * that P10, P50 and P90 of the cut distribution are exactly as stated and nothing lies above
 * `ceiling`.
 */
export interface OverrunDistribution {
  readonly kind: "overrun";
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly ceiling: number;
}

/**
 * What is believed about one quantity, in the unit of that quantity. Plain data: this is also its
 * JSON form.
 */
export type Distribution =
  | PointDistribution
  | UniformDistribution
  | TriangularDistribution
  | PertDistribution
  | NormalDistribution
  | LognormalDistribution
  | ShareDistribution
  | BetaDistribution
  | EventDistribution
  | OverrunDistribution;
