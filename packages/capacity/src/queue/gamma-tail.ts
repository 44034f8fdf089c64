import { exp, log, logGamma, normalCdf } from "@outlay/numerics";

/** From this shape on the cube root of a gamma is as good as normal: error below 5e-4 (Wilson and Hilferty, 1931). */
const nearlyNormal = 8;

/**
 * Share of a gamma distribution that lies above a value.
 *
 * Series below the mean, continued fraction above it (Abramowitz and Stegun 6.5.29 and 6.5.31), to
 * 1e-9; from shape 8 on by the cube root.
 *
 * @param mean 0 or more
 * @param variance 0 or more; with 0 all of it lies at the mean
 * @returns a function of the value; 0 to 1
 * @example
 * gammaTail(1, 1)(1).toFixed(6) // => "0.367879"
 * gammaTail(2, 0)(1) // => 1
 */
export function gammaTail(mean: number, variance: number): (value: number) => number {
  if (mean <= 0) return (value) => (value <= 0 ? 1 : 0);
  if (variance <= 1e-9 * mean * mean) return (value) => (value < mean ? 1 : 0);
  const shape = (mean * mean) / variance;
  const perValue = mean / variance;
  // Above it less than e^-25 is left: the bound of Chernoff, x − shape − shape ln(x / shape) ≥ 25.
  const most = shape + 25 + Math.sqrt(50 * shape);
  if (shape > nearlyNormal) {
    const ninth = 1 / (9 * shape);
    const deviation = Math.sqrt(ninth);
    return (value) => {
      if (value <= 0) return 1;
      const x = value * perValue;
      if (x > most) return 0;
      return normalCdf((1 - ninth - exp(log(x / shape) / 3)) / deviation);
    };
  }
  const scale = logGamma(shape);
  return (value) => {
    if (value <= 0) return 1;
    const x = value * perValue;
    if (x > most) return 0;
    const density = exp(shape * log(x) - x - scale);
    return x < shape + 1 ? 1 - density * lowerSeries(shape, x) : density * upperFraction(shape, x);
  };
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < 500 && term > 1e-9 * sum; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** Lentz's way to sum the fraction. */
function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 500; n++) {
    const a = n * (shape - n);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-9) break;
  }
  return value;
}
