import { exp, log, pow } from "@outlay/numerics";

/** An operator on two columns; `out` may be one of them. */
export type PairKernel = (a: Float64Array, b: Float64Array, out: Float64Array, n: number) => void;
/** An operator on a column and one number. */
export type ScalarKernel = (a: Float64Array, b: number, out: Float64Array, n: number) => void;
/** An operator on one column. */
export type SingleKernel = (a: Float64Array, out: Float64Array, n: number) => void;

// One loop each: a loop that calls an operator given to it is several times slower.

/** out = a + b. */
export const addPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) + (b[i] as number);
};
/** out = a + b. */
export const addScalar: ScalarKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) + b;
};
/** out = a − b. */
export const subPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) - (b[i] as number);
};
/** b − a: the number comes first. */
export const subFromScalar: ScalarKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = b - (a[i] as number);
};
/** out = a × b. */
export const mulPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) * (b[i] as number);
};
/** out = a × b. */
export const mulScalar: ScalarKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) * b;
};
/** out = a ÷ b. */
export const divPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) / (b[i] as number);
};
/** out = a ÷ b. */
export const divScalar: ScalarKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) / b;
};
/** b ÷ a: the number comes first. */
export const divIntoScalar: ScalarKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = b / (a[i] as number);
};
/** out = the lesser of a and b. */
export const minPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    out[i] = x < y ? x : y;
  }
};
/** out = the greater of a and b. */
export const maxPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) {
    const x = a[i] as number;
    const y = b[i] as number;
    out[i] = x > y ? x : y;
  }
};
/** out = a to the power b. */
export const powPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = pow(a[i] as number, b[i] as number);
};
/** out = 1 where a < b, else 0. */
export const ltPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) < (b[i] as number) ? 1 : 0;
};
/** out = 1 where a ≤ b, else 0. */
export const lePair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = (a[i] as number) <= (b[i] as number) ? 1 : 0;
};
/** out = 1 where a = b, else 0. */
export const eqPair: PairKernel = (a, b, out, n) => {
  for (let i = 0; i < n; i++) out[i] = a[i] === b[i] ? 1 : 0;
};
/** out = −a. */
export const negColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = -(a[i] as number);
};
/** out = |a|. */
export const absColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = Math.abs(a[i] as number);
};
/** out = a, rounded up. */
export const ceilColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = Math.ceil(a[i] as number);
};
/** out = a, rounded down. */
export const floorColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = Math.floor(a[i] as number);
};
/** out = a, rounded; a half goes up. */
export const roundColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = Math.round(a[i] as number);
};
/** out = √a. */
export const sqrtColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = Math.sqrt(a[i] as number);
};
/** out = e to the power a. */
export const expColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = exp(a[i] as number);
};
/** out = ln a. */
export const logColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = log(a[i] as number);
};
/** out = 1 where a is 0, else 0. */
export const notColumn: SingleKernel = (a, out, n) => {
  for (let i = 0; i < n; i++) out[i] = a[i] === 0 ? 1 : 0;
};
/** out = condition ≠ 0 ? a : b. */
export const whereColumns = (
  condition: Float64Array,
  a: Float64Array,
  b: Float64Array,
  out: Float64Array,
  n: number,
): void => {
  for (let i = 0; i < n; i++) out[i] = condition[i] !== 0 ? (a[i] as number) : (b[i] as number);
};
/** A sum that a column is added to, and how much of it. */
export interface Share {
  readonly out: Float64Array;
  readonly weight: number;
}

/** out = out + a × weight, for each share. Three at a time, so that `a` is read once for them. */
export const accumulate = (a: Float64Array, shares: readonly Share[], n: number): void => {
  let at = 0;
  for (; at + 3 <= shares.length; at += 3) {
    const [x, y, z] = [shares[at], shares[at + 1], shares[at + 2]] as [Share, Share, Share];
    accumulateThree(a, x, y, z, n);
  }
  for (; at < shares.length; at++) accumulateOne(a, shares[at] as Share, n);
};

const accumulateOne = (a: Float64Array, { out, weight }: Share, n: number): void => {
  for (let i = 0; i < n; i++) out[i] = (out[i] as number) + (a[i] as number) * weight;
};

const accumulateThree = (a: Float64Array, x: Share, y: Share, z: Share, n: number): void => {
  const [p, q, r] = [x.out, y.out, z.out];
  const [u, v, w] = [x.weight, y.weight, z.weight];
  for (let i = 0; i < n; i++) {
    const value = a[i] as number;
    p[i] = (p[i] as number) + value * u;
    q[i] = (q[i] as number) + value * v;
    r[i] = (r[i] as number) + value * w;
  }
};

/** Whether every value is a finite number. */
export const allFinite = (a: Float64Array, n: number): boolean => {
  let rest = 0;
  for (let i = 0; i < n; i++) rest += (a[i] as number) - (a[i] as number); // ∞ − ∞ is NaN
  return rest === 0;
};
/** The sum of a column. */
export const sumColumn = (a: Float64Array, n: number): number => {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += a[i] as number;
  return sum;
};
