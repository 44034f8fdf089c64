import type { Distribution } from "./distribution.ts";
import { knownCurve } from "./known-curve.ts";

/**
 * The value below which the probability `u` (0 < u < 1) lies, in the unit of the quantity.
 *
 * @example
 * quantile({ kind: "uniform", low: 10, high: 20 }, 0.25) // => 12.5
 * quantile({ kind: "triangular", low: 0, likely: 5, high: 10 }, 0.5) // => 5
 */
export const quantile = (distribution: Distribution, u: number): number =>
  knownCurve(distribution).at(u);

/**
 * The middle: half of the probability lies below. The deterministic estimate is made of medians.
 *
 * @example
 * median({ kind: "point", value: 7 }) // => 7
 * median({ kind: "event", probability: 0.2, impact: { kind: "point", value: 100 } }) // => 0
 */
export function median(distribution: Distribution): number {
  switch (distribution.kind) {
    case "point":
      return distribution.value;
    // Exact where a formula is: the same to the last bit as what the plan says.
    case "normal":
      return distribution.mean;
    case "lognormal":
      return Math.sqrt(distribution.low) * Math.sqrt(distribution.high);
    case "overrun":
      return distribution.p50;
    default:
      return quantile(distribution, 0.5);
  }
}
