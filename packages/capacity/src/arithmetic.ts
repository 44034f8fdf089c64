/**
 * The arithmetic that the formulas of this package are written in.
 *
 * Every formula is written once and read twice: over {@link numbers} to answer "does it fit", and
 * over the nodes of an estimate's graph, where inputs are uncertain and each step can be explained.
 *
 * Units are words such as `"byte"`, `"byte / token"`, `"1"` for a plain ratio. A request counts for
 * none; a batch is a plain number of sequences.
 */
export interface Arithmetic<T> {
  constant(value: number, unit: string): T;
  /** A number that follows from the facts of a model, of an accelerator, or of both. */
  fact(of: "model" | "gpu" | "both", id: string, unit: string, doc: string, value: number): T;
  add(...terms: readonly T[]): T;
  subtract(from: T, amount: T): T;
  multiply(...factors: readonly T[]): T;
  divide(dividend: T, divisor: T): T;
  max(...values: readonly T[]): T;
  min(...values: readonly T[]): T;
  floor(value: T): T;
  ceil(value: T): T;
  /** `base` (0 to 1) to the power of a count. */
  raise(base: T, exponent: T): T;
  /** Gives a step a name, so that it can be looked up and explained; the value is unchanged. */
  name(id: string, unit: string, doc: string, value: T): T;
}

/**
 * Plain numbers.
 *
 * @example
 * numbers.multiply(2, 3, 4) // => 24
 * numbers.raise(0.5, 3) // => 0.125
 * numbers.raise(0.25, 1.5) // => 0.125
 */
export const numbers: Arithmetic<number> = {
  constant: (value) => value,
  fact: (_of, _id, _unit, _doc, value) => value,
  add: sumOf,
  subtract: (from, amount) => from - amount,
  multiply: productOf,
  divide: (dividend, divisor) => dividend / divisor,
  max: (...values) => Math.max(...values),
  min: (...values) => Math.min(...values),
  floor: (value) => Math.floor(value),
  ceil: (value) => Math.ceil(value),
  raise: power,
  name: (_id, _unit, _doc, value) => value,
};

function sumOf(...terms: readonly number[]): number {
  let sum = 0;
  for (const term of terms) sum += term;
  return sum;
}

function productOf(...factors: readonly number[]): number {
  let product = 1;
  for (const factor of factors) product *= factor;
  return product;
}

/**
 * Squares for the whole part of the exponent, square roots for the rest, to 2^-40: `Math.pow` may
 * differ in its last bits between machines.
 */
function power(base: number, exponent: number): number {
  const whole = Math.floor(exponent);
  let result = 1;
  let square = base;
  for (let left = whole; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  let root = base;
  let rest = exponent - whole;
  for (let bit = 0; bit < 40 && rest > 0; bit++) {
    root = Math.sqrt(root);
    rest *= 2;
    if (rest >= 1) {
      result *= root;
      rest -= 1;
    }
  }
  return result;
}
