import { exp, log } from "@outlay/numerics";
import { halfWidth } from "./curve.ts";
import type { Distribution } from "./distribution.ts";
import { overrunMean } from "./overrun-curve.ts";

/**
 * The expected value, in the unit of the quantity; exact formulas except for a share, whose mean is
 * a sum over 257 points (error below 1e-12).
 *
 * @example
 * mean({ kind: "pert", low: 0, likely: 1, high: 8 }) // => 2
 * mean({ kind: "event", probability: 0.2, impact: { kind: "point", value: 100 } }) // => 20
 */
export function mean(d: Distribution): number {
  switch (d.kind) {
    case "point":
      return d.value;
    case "uniform":
      return (d.low + d.high) / 2;
    case "triangular":
      return (d.low + d.likely + d.high) / 3;
    case "pert":
      return (d.low + 4 * d.likely + d.high) / 6;
    case "normal":
      return d.mean;
    case "lognormal": {
      const sigma = (log(d.high) - log(d.low)) / 2 / halfWidth(d.mass);
      return Math.sqrt(d.low) * Math.sqrt(d.high) * exp((sigma * sigma) / 2);
    }
    case "share":
      return shareMean(d.low, d.high, d.mass);
    case "beta":
      return d.alpha / (d.alpha + d.beta);
    case "event":
      return d.probability * mean(d.impact);
    case "overrun":
      return overrunMean(d);
  }
}

/** ∫ logistic(m + s z) φ(z) dz by the trapezoid rule, which converges geometrically here. */
function shareMean(low: number, high: number, mass: number): number {
  const odds = (p: number) => log(p) - log(1 - p);
  const middle = (odds(low) + odds(high)) / 2;
  const sigma = (odds(high) - odds(low)) / 2 / halfWidth(mass);
  let sum = 0;
  let weights = 0;
  for (let i = -128; i <= 128; i++) {
    const z = i / 15;
    const weight = exp(-0.5 * z * z);
    weights += weight;
    sum += weight / (1 + exp(-(middle + sigma * z)));
  }
  return sum / weights;
}
