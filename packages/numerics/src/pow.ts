import { exp } from "./exp.ts";
import { fraction, LN2_HIGH, LN2_LOW, logTail, splitNumber } from "./log.ts";

/**
 * x to the power y, from our own exp and log: the same bits on every IEEE 754 machine, which
 * `Math.pow` and `**` do not promise.
 *
 * y ln x is carried in two doubles, so the error stays small where the result is far from 1:
 * measured at most 2.5 ulp for growth factors (0.5..2 to the power ±60), 22 ulp elsewhere.
 * y = 0 gives 1, also for x = 0; a negative x has a power only for whole y; 0 to a negative power
 * is Infinity.
 *
 * @example
 * pow(2, 10) // => 1024
 * pow(1.1, 2) // => 1.2100000000000002
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5 && x >= 0) return Math.sqrt(x);
  if (x > 0) {
    if (x < Number.POSITIVE_INFINITY && y - y === 0) return positivePower(x, y);
    if (Number.isNaN(y)) return y;
    return x > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  if (x === 0) return y > 0 ? 0 : y < 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  if (!Number.isInteger(y) || !(x < 0)) return Number.NaN;
  const size = pow(-x, y);
  return y % 2 === 0 ? size : -size;
}

/** Both finite, x > 0. */
function positivePower(x: number, y: number): number {
  const exponent = splitNumber(x);
  const f = fraction[0] as number;
  // ln x = whole + f − f² / 2 + tail, summed in two doubles; f² / 2 = half + halfError exactly
  // (Dekker's product), and each sum below is followed by what its rounding lost.
  const square = f * f;
  const halfError = 0.5 * productError(f, f, square);
  const half = 0.5 * square;
  const whole = exponent * LN2_HIGH; // exact
  const sum = whole + f;
  const sumError = whole === 0 ? 0 : f - (sum - whole); // |whole| > |f| unless it is 0
  const near = sum - half;
  const nearError = sum - near - half + sumError;
  const tail = nearError + (logTail(f, half) - halfError + exponent * LN2_LOW);
  const high = near + tail;
  const low = tail - (high - near);

  const rough = y * high;
  if (rough > 800) return Number.POSITIVE_INFINITY;
  if (rough < -800) return 0;
  const rest = productError(y, high, rough) + y * low;
  const power = exp(rough);
  return power + power * rest;
}

/** a × b − product, exactly, for a product that is near the middle of the range of doubles. */
function productError(a: number, b: number, product: number): number {
  const aHigh = highHalf(a);
  const bHigh = highHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The first 26 bits of a double (Veltkamp). */
function highHalf(a: number): number {
  const big = a * 134217729; // 2^27 + 1
  return big - (big - a);
}
