import { add, quantity, type Term } from "../../graph/index.ts";

/** The sum of terms of one unit; zero of that unit where there are none. */
export const totalOf = (terms: readonly Term[], unit = "USD"): Term =>
  terms.length === 0 ? quantity(0, unit) : add(...terms);
