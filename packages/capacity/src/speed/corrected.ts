import type { Arithmetic } from "../arithmetic.ts";

/** Computed seconds × measured ÷ computed; as computed where the factor is absent. */
export const corrected = <T>(m: Arithmetic<T>, seconds: T, factor: T | undefined): T =>
  factor === undefined ? seconds : m.multiply(seconds, factor);
