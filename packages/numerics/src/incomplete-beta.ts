import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { logBeta } from "./log-gamma.ts";

/**
 * Regularised incomplete beta I_x(a, b): the probability that a beta(a, b) variable is at most x.
 *
 * Continued fraction 8.17.22 of the NIST Digital Library of Mathematical Functions by the modified
 * Lentz method, on the side where it converges fast. Relative error measured below 1e-12 for
 * shapes from 0.1 to 500.
 *
 * @example
 * incompleteBeta(0.25, 1, 1) // => 0.25
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  return betaTail(x, a, b, logBeta(a, b));
}

/** `incompleteBeta` for callers that know ln B(a, b). */
export function betaTail(x: number, a: number, b: number, lnBeta: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (a === 1 && b === 1) return x;
  const front = exp(a * log(x) + b * log(1 - x) - lnBeta);
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

const MOST_TERMS = 2000;
const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);
