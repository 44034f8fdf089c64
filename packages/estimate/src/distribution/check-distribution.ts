import { fail, type Outcome, ok } from "@outlay/document";
import { log } from "@outlay/numerics";
import type { Distribution } from "./distribution.ts";

/** Why a distribution is refused, with the numbers that caused it. */
export interface DistributionFailure {
  readonly code:
    | "not-finite"
    | "not-ordered"
    | "not-positive"
    | "outside-zero-to-one"
    | "spread-not-positive"
    | "mass-outside-zero-to-one"
    | "negative-impact"
    | "ceiling-cuts-too-much";
  /** Kind of the distribution that is refused. */
  readonly kind: Distribution["kind"];
  /** The parameters that do not fit together, by name. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** A ceiling may cut off at most 1 % of the tail; more would reshape what was stated. */
const LEAST_CEILING_Z = 2.326347874040841; // P(standard normal > 2.326…) = 0.01
const P90_Z = 1.2815515655446004;

/**
 * The distribution itself, or why it is none.
 *
 * Every number must be finite; bounds must be in order (`low < high`, `low ≤ likely ≤ high`); a
 * lognormal must lie above 0, a share strictly inside 0..1.
 *
 * @example
 * checkDistribution({ kind: "lognormal", low: 0, high: 5, mass: 0.9 }) // => { ok: false, error: { code: "not-positive", kind: "lognormal", numbers: { low: 0 } } }
 */
export function checkDistribution(
  distribution: Distribution,
): Outcome<Distribution, DistributionFailure> {
  const failure = findFailure(distribution);
  return failure === undefined ? ok(distribution) : fail(failure);
}

function findFailure(d: Distribution): DistributionFailure | undefined {
  const { kind } = d;
  const refuse = (
    code: DistributionFailure["code"],
    numbers: Readonly<Record<string, number>>,
  ): DistributionFailure => ({ code, kind, numbers });

  const infinite = Object.entries(d).filter(
    ([, v]) => typeof v === "number" && !Number.isFinite(v),
  );
  if (infinite.length > 0) return refuse("not-finite", Object.fromEntries(infinite));

  switch (d.kind) {
    case "point":
      return undefined;
    case "uniform":
      return d.low < d.high ? undefined : refuse("not-ordered", { low: d.low, high: d.high });
    case "triangular":
    case "pert":
      return d.low <= d.likely && d.likely <= d.high && d.low < d.high
        ? undefined
        : refuse("not-ordered", { low: d.low, likely: d.likely, high: d.high });
    case "normal":
      return d.sd > 0 ? undefined : refuse("spread-not-positive", { sd: d.sd });
    case "lognormal":
      if (d.low <= 0) return refuse("not-positive", { low: d.low });
      if (d.low >= d.high) return refuse("not-ordered", { low: d.low, high: d.high });
      return badMass(d.mass) ? refuse("mass-outside-zero-to-one", { mass: d.mass }) : undefined;
    case "share":
      if (d.low <= 0 || d.high >= 1) {
        return refuse("outside-zero-to-one", { low: d.low, high: d.high });
      }
      if (d.low >= d.high) return refuse("not-ordered", { low: d.low, high: d.high });
      return badMass(d.mass) ? refuse("mass-outside-zero-to-one", { mass: d.mass }) : undefined;
    case "beta":
      return d.alpha > 0 && d.beta > 0
        ? undefined
        : refuse("not-positive", { alpha: d.alpha, beta: d.beta });
    case "event": {
      if (d.probability < 0 || d.probability > 1) {
        return refuse("outside-zero-to-one", { probability: d.probability });
      }
      const inner = findFailure(d.impact);
      if (inner !== undefined) return inner;
      const least = lowestValue(d.impact);
      return least < 0 ? refuse("negative-impact", { least }) : undefined;
    }
    case "overrun": {
      const { p10, p50, p90, ceiling } = d;
      if (p10 <= 0) return refuse("not-positive", { p10 });
      if (!(p10 < p50 && p50 < p90 && p90 < ceiling)) {
        return refuse("not-ordered", { p10, p50, p90, ceiling });
      }
      return ceilingCutsTooMuch(p50, p90, ceiling)
        ? refuse("ceiling-cuts-too-much", { p50, p90, ceiling })
        : undefined;
    }
  }
}

const ceilingCutsTooMuch = (p50: number, p90: number, ceiling: number): boolean =>
  (log(ceiling / p50) / log(p90 / p50)) * P90_Z < LEAST_CEILING_Z;

const badMass = (mass: number): boolean => mass <= 0 || mass >= 1;

/** The lowest value that can be drawn; −∞ for a normal. */
function lowestValue(d: Distribution): number {
  switch (d.kind) {
    case "point":
      return d.value;
    case "uniform":
    case "triangular":
    case "pert":
      return d.low;
    case "normal":
      return Number.NEGATIVE_INFINITY;
    default:
      return 0;
  }
}
