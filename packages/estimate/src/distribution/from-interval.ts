import type { Outcome } from "@outlay/document";
import { checkDistribution, type DistributionFailure } from "./check-distribution.ts";
import { halfWidth } from "./curve.ts";
import type { Distribution } from "./distribution.ts";

/** The shape that an interval is given. */
export type IntervalShape = "lognormal" | "normal" | "share";

/**
 * The distribution whose central `mass` (0.9 if left out: P5 to P95) lies from `low` to `high`.
 *
 * A lognormal is for positive quantities, a share for quantities inside 0..1; an interval that
 * touches 0 (or 1, for a share) has none and is refused.
 *
 * @example
 * fromInterval("lognormal", 1500, 2600) // => { ok: true, value: { kind: "lognormal", low: 1500, high: 2600, mass: 0.9 } }
 * fromInterval("lognormal", -1, 2600) // => { ok: false, error: { code: "not-positive", kind: "lognormal", numbers: { low: -1 } } }
 */
export function fromInterval(
  shape: IntervalShape,
  low: number,
  high: number,
  mass: number = 0.9,
): Outcome<Distribution, DistributionFailure> {
  if (shape !== "normal") return checkDistribution({ kind: shape, low, high, mass });
  if (!(mass > 0 && mass < 1)) {
    const error = { code: "mass-outside-zero-to-one", kind: "normal", numbers: { mass } } as const;
    return { ok: false, error };
  }
  if (!(low < high)) {
    return { ok: false, error: { code: "not-ordered", kind: "normal", numbers: { low, high } } };
  }
  return checkDistribution({
    kind: "normal",
    mean: low + (high - low) / 2,
    sd: (high - low) / 2 / halfWidth(mass),
  });
}
