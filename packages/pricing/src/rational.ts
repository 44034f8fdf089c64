/**
 * An exact fraction: `n / d` with `d > 0n`, not necessarily in lowest terms.
 *
 * Rates and amounts of money are fractions, because a price per million tokens or per 3,600 seconds
 * is not a binary float and not always a whole number of any decimal unit. Compare two with
 * `compareRational` or by their decimal text, never field by field.
 */
export interface Rational {
  /** Numerator; carries the sign. */
  readonly n: bigint;
  /** Denominator, always positive. */
  readonly d: bigint;
}

/** Zero, as a fraction. */
export const ZERO: Rational = { n: 0n, d: 1n };

/** One, as a fraction. */
export const ONE: Rational = { n: 1n, d: 1n };

/**
 * The fraction `n / d`; throws when `d` is zero, which is a broken promise of the caller.
 *
 * @example
 * toDecimal(ratio(3n, 8n)) // => { text: "0.375", exact: true }
 */
export function ratio(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new RangeError("a fraction with denominator zero");
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** Sum of two fractions. */
export function plus(a: Rational, b: Rational): Rational {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** Difference `a - b`. */
export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { n: -b.n, d: b.d });
}

/** Product of two fractions. */
export function times(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d };
}

/** Quotient `a / b`; throws when `b` is zero. */
export function over(a: Rational, b: Rational): Rational {
  return ratio(a.n * b.d, a.d * b.n);
}

/**
 * Order of two fractions: negative, zero or positive, like a sort's comparison.
 *
 * @example
 * compareRational(ratio(1n, 3n), ratio(2n, 6n)) // => 0
 */
export function compareRational(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The same fraction in lowest terms. */
export function reduced({ n, d }: Rational): Rational {
  let a = n < 0n ? -n : n;
  let b = d;
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? ZERO : { n: n / a, d: d / a };
}

/**
 * The nearest whole number; exactly half way goes to the even one, so that many roundings do not
 * drift in one direction.
 *
 * @example
 * [ratio(5n, 2n), ratio(7n, 2n), ratio(-5n, 2n)].map(roundHalfEven) // => [2n, 4n, -2n]
 */
export function roundHalfEven({ n, d }: Rational): bigint {
  let quotient = n / d;
  let rest = n % d;
  if (rest < 0n) {
    quotient -= 1n;
    rest += d;
  }
  const twice = rest * 2n;
  if (twice > d || (twice === d && quotient % 2n !== 0n)) quotient += 1n;
  return quotient;
}
