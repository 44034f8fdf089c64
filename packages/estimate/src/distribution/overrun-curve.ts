import { exp, inverseNormal, log, normalCdf } from "@outlay/numerics";
import type { OverrunDistribution } from "./distribution.ts";

/**
 * The parameters behind an overrun: ln value = ln p50 + s (z − z50), z a standard normal cut at
 * `zCeiling`, with its own slope s below and above the median.
 */
export interface OverrunParameters {
  /** The share of the uncut normal that is kept. */
  readonly kept: number;
  readonly z50: number;
  readonly slopeBelow: number;
  readonly slopeAbove: number;
  readonly zCeiling: number;
}

/**
 * Solves for the kept share F: P10, P50 and P90 of the cut distribution sit at the uncut normal's
 * 0.1 F, 0.5 F and 0.9 F, and the ceiling at F itself. The iteration contracts by a factor below
 * 0.1 (a ceiling cuts at most 1 %); 60 rounds leave nothing to the last bit.
 */
export function overrunParameters(d: OverrunDistribution): OverrunParameters {
  let kept = 1;
  for (let i = 0; i < 60; i++) {
    const slope = log(d.p90 / d.p50) / (inverseNormal(0.9 * kept) - inverseNormal(0.5 * kept));
    kept = normalCdf(inverseNormal(0.5 * kept) + log(d.ceiling / d.p50) / slope);
  }
  const z50 = inverseNormal(0.5 * kept);
  return {
    kept,
    z50,
    slopeBelow: log(d.p50 / d.p10) / (z50 - inverseNormal(0.1 * kept)),
    slopeAbove: log(d.p90 / d.p50) / (inverseNormal(0.9 * kept) - z50),
    zCeiling: inverseNormal(kept),
  };
}

/** Quantile function of an overrun. */
export function overrunCurve(d: OverrunDistribution): { readonly at: (u: number) => number } {
  const { kept, z50, slopeBelow, slopeAbove } = overrunParameters(d);
  return {
    at: (u) => {
      const z = inverseNormal(kept * u) - z50;
      const value = d.p50 * exp((z < 0 ? slopeBelow : slopeAbove) * z);
      return value < d.ceiling ? value : d.ceiling;
    },
  };
}

/**
 * Mean of an overrun: ∫ p50 e^(s (z − z50)) φ(z) dz / F over both pieces, in closed form
 * (∫ e^(s z) φ(z) dz from a to b = e^(s²/2) (Φ(b − s) − Φ(a − s))).
 */
export function overrunMean(d: OverrunDistribution): number {
  const { kept, z50, slopeBelow, slopeAbove, zCeiling } = overrunParameters(d);
  const weight = (s: number) => exp(0.5 * s * s - s * z50);
  const below = weight(slopeBelow) * normalCdf(z50 - slopeBelow);
  const above =
    weight(slopeAbove) * (normalCdf(zCeiling - slopeAbove) - normalCdf(z50 - slopeAbove));
  return (d.p50 * (below + above)) / kept;
}
