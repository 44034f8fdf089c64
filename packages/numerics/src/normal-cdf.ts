import { exp } from "./exp.ts";

/**
 * Probability that a standard normal is at most x.
 *
 * For t = |x| the upper tail is e^(−t²/2) M(t) with Mills' ratio M; (t + 4) M(t) is summed from a
 * Chebyshev series in (t − 4) / (t + 4), fitted to 90-digit values with terms below 1e-17 left out.
 * Both tails keep their relative accuracy: measured at most 4.2 ulp from −37 to 8.
 *
 * @example
 * normalCdf(0) // => 0.5
 */
export function normalCdf(x: number): number {
  if (x === 0) return 0.5;
  const t = x < 0 ? -x : x;
  if (t > 39) return x < 0 ? 0 : 1;
  const tail = upperTail(t);
  return x < 0 ? tail : 1 - tail;
}

/** Probability above t ≥ 0. */
function upperTail(t: number): number {
  const y = (t - 4) / (t + 4);
  let b1 = 0;
  let b2 = 0;
  for (let j = COEFFICIENTS.length - 1; j > 0; j--) {
    const b0 = 2 * y * b1 - b2 + (COEFFICIENTS[j] as number);
    b2 = b1;
    b1 = b0;
  }
  const mills = (y * b1 - b2 + (COEFFICIENTS[0] as number)) / (t + 4);
  // t² / 2 in two parts, the first exact, so that rounding t² does not grow with it.
  const near = Math.floor(t * 16) / 16;
  return exp(-0.5 * near * near) * exp(-0.5 * (t - near) * (t + near)) * mills;
}

const COEFFICIENTS: Float64Array = Float64Array.of(
  0.9704512045660766,
  -0.7517088168395706,
  0.22219355567525104,
  -0.048517753260446085,
  0.006925920496242481,
  -0.00032059847439814995,
  -0.00010054739163210679,
  1.8903369019706965e-5,
  1.010356885474631e-6,
  -6.145334749397824e-7,
  -3.3810201200691756e-9,
  2.0686508061742833e-8,
  -1.1282603632469507e-10,
  -7.774015228388695e-10,
  -9.941424191404708e-12,
  3.174482949858303e-11,
  1.842480684470494e-12,
  -1.3128616466710965e-12,
  -1.7415362652654813e-13,
  4.9072740317044244e-14,
  1.2931384326165576e-14,
  -1.2180663521726341e-15,
  -8.052147372620933e-16,
  -2.8604941442616213e-17,
  4.057064424335354e-17,
);
