import type { Meter } from "./meter.ts";
import type { Note } from "./note.ts";
import type { PicoUsd } from "./pico-usd.ts";
import type { PriceFactor, PriceLine } from "./price-line.ts";
import type { Rational } from "./rational.ts";

/** One meter's part of a cost, with the price line and the rule that decided it. */
export interface CostLine {
  readonly meter: Meter;
  /** Units of the meter. */
  readonly quantity: number;
  readonly price: PriceLine;
  readonly factors: readonly PriceFactor[];
  /** USD for one unit, factors included, exact. */
  readonly usdPerUnit: Rational;
  /** USD, exact: quantity × price. */
  readonly usd: Rational;
  /** How the model's name led to the price line, and by which meter's price. */
  readonly rule: string;
  /** Of a negotiated price: the same units at the prices of the book below. */
  readonly list?: ListAmount;
}

/** What units would have cost at the prices that a contract changes. */
export interface ListAmount {
  readonly price: PriceLine;
  readonly factors: readonly PriceFactor[];
  /** USD for one unit, factors included, exact. */
  readonly usdPerUnit: Rational;
  /** USD, exact: quantity × price. */
  readonly usd: Rational;
}

/** The amounts of a cost. */
export interface CostAmounts {
  /** USD, exact, over the priced lines. */
  readonly inputUsd: Rational;
  /** USD, exact, over the priced lines. */
  readonly outputUsd: Rational;
  /** USD, exact: fees that are neither input nor output. */
  readonly otherUsd: Rational;
  /** USD, exact: the sum of the lines, before the one rounding. */
  readonly usd: Rational;
  /** The sum, rounded once, half to even. */
  readonly totalPico: PicoUsd;
}

/** The cost of one request. */
export interface Cost extends CostAmounts {
  /**
   * `priced`: every meter has a price. `partial`: something that costs money has none, so the amounts
   * are a lower bound. `unpriced`: nothing could be priced, and the amounts say nothing.
   */
  readonly status: "priced" | "partial" | "unpriced";
  readonly lines: readonly CostLine[];
  /** The same lines at list price, where a price of them is negotiated. */
  readonly list?: CostAmounts;
  readonly notes: readonly Note[];
}
