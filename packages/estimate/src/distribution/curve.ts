import { betaQuantile, exp, inverseNormal, log, logBeta } from "@outlay/numerics";
import type { Distribution } from "./distribution.ts";
import { overrunCurve } from "./overrun-curve.ts";

/** A quantile function and, where it has one, its slope: what sampling needs to know. */
export interface Curve {
  /** The value below which the probability u lies, 0 < u < 1; `guess` may say about where. */
  readonly at: (u: number, guess?: number) => number;
  /** d value / d u at u, where the value is x. Left out where a table would be no gain. */
  readonly slope?: (u: number, x: number) => number;
}

/** Standard deviations from the middle to the ends of the central `mass` of a normal. */
export const halfWidth = (mass: number): number => inverseNormal(0.5 + mass / 2);

const SQRT_TWO_PI = 2.5066282746310002;
/** d z / d u of the standard normal quantile at z: 1 / density. */
const normalSlope = (z: number): number => SQRT_TWO_PI * exp(0.5 * z * z);

/** The quantile function of a checked distribution. */
export function curveOf(d: Distribution): Curve {
  switch (d.kind) {
    case "point":
      return { at: () => d.value };
    case "uniform":
      return { at: (u) => d.low + u * (d.high - d.low) };
    case "triangular":
      return triangularCurve(d.low, d.likely, d.high);
    case "pert": {
      const width = d.high - d.low;
      const shape = (part: number) => 1 + (4 * part) / width;
      return betaCurve(shape(d.likely - d.low), shape(d.high - d.likely), d.low, d.high);
    }
    case "normal":
      return {
        at: (u) => d.mean + d.sd * inverseNormal(u),
        slope: (u) => d.sd * normalSlope(inverseNormal(u)),
      };
    case "lognormal": {
      const middle = (log(d.low) + log(d.high)) / 2;
      const sigma = (log(d.high) - log(d.low)) / 2 / halfWidth(d.mass);
      return {
        at: (u) => exp(middle + sigma * inverseNormal(u)),
        slope: (u, x) => sigma * x * normalSlope(inverseNormal(u)),
      };
    }
    case "share": {
      const odds = (p: number) => log(p) - log(1 - p);
      const middle = (odds(d.low) + odds(d.high)) / 2;
      const sigma = (odds(d.high) - odds(d.low)) / 2 / halfWidth(d.mass);
      return {
        at: (u) => 1 / (1 + exp(-(middle + sigma * inverseNormal(u)))),
        slope: (u, x) => sigma * x * (1 - x) * normalSlope(inverseNormal(u)),
      };
    }
    case "beta":
      return betaCurve(d.alpha, d.beta, 0, 1);
    case "event": {
      const impact = curveOf(d.impact);
      const none = 1 - d.probability;
      return { at: (u) => (u < none ? 0 : impact.at(stretch(u, none, d.probability))) };
    }
    case "overrun":
      return overrunCurve(d);
  }
}

/** What is left of a uniform above `none`, stretched to 0..1 and kept strictly inside. */
export function stretch(u: number, none: number, probability: number): number {
  const rest = (u - none) / probability;
  return rest < LEAST ? LEAST : rest > MOST ? MOST : rest;
}
const LEAST = 1.1641532182693481e-10; // 2^−33, half the step of a uniform
const MOST = 1 - LEAST;

function triangularCurve(low: number, likely: number, high: number): Curve {
  const width = high - low;
  const rise = (likely - low) / width;
  return {
    at: (u) =>
      u < rise
        ? low + Math.sqrt(u * width * (likely - low))
        : high - Math.sqrt((1 - u) * width * (high - likely)),
  };
}

function betaCurve(alpha: number, beta: number, low: number, high: number): Curve {
  const width = high - low;
  const lnBeta = logBeta(alpha, beta);
  const at = (u: number, guess: number = Number.NaN) =>
    low + width * betaQuantile(u, alpha, beta, lnBeta, (guess - low) / width);
  return {
    at,
    slope: (_, value) => {
      const x = (value - low) / width;
      return width * exp(lnBeta - (alpha - 1) * log(x) - (beta - 1) * log(1 - x));
    },
  };
}
