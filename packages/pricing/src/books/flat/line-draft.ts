import type { StatedAmount } from "../../book.ts";
import { type Instant, instant } from "../../instant.ts";
import type { Meter } from "../../meter.ts";
import type { Conditions, Period, PriceFactor, PriceLine } from "../../price-line.ts";
import type { Rational } from "../../rational.ts";
import { restoredDecimal } from "./restored-decimal.ts";

/** Where a flat catalogue says nothing of time: from the first to the last moment there is. */
export const ALWAYS: { readonly from: Instant } = { from: instant(-8_640_000_000_000_000) };

/** What a draft is for. */
export type DraftOf = {
  /** The book's id, the start of every line's id. */
  readonly book: string;
  readonly provider: string;
  readonly model: string;
  readonly sources: readonly string[];
  /** The model's name says that it is free, so a zero is a price. */
  readonly free: boolean;
};

/** How the amount of a price is to be read. */
export type DraftPrice = {
  readonly per: bigint;
  readonly usdPer?: Rational;
  readonly when?: Conditions;
  readonly effective?: Period;
};

/** Gathers the price lines of one model, and what of its entry became none. */
export class LineDraft {
  readonly of: DraftOf;
  readonly lines: PriceLine[] = [];
  readonly factors: PriceFactor[] = [];
  /** Keys that say a price for which there is no meter. */
  readonly unmapped: string[] = [];
  /** Zeros that were not taken for prices, by key. */
  readonly zeros: string[] = [];
  /** Amounts below zero, by key. */
  readonly negatives: string[] = [];
  /** What zeros and amounts below zero would be the price of, by key. */
  readonly stated: Map<string, StatedAmount> = new Map();
  /** Numbers restored to the decimal they stand for, `key 1.5000000000000002e-7`. */
  readonly restored: string[] = [];

  constructor(of: DraftOf) {
    this.of = of;
  }

  /** Names a key that says a price for which there is no meter. A zero says none. */
  skip(key: string, amount: unknown): void {
    if (amount !== 0 && amount !== null) this.unmapped.push(key);
  }

  /**
   * Adds a price. What is no number is passed over; a zero counts only where the model says that it
   * is free.
   *
   * @param key the book's own name of the price
   * @param usdPer what one of the book's currency units is in USD (1/100 for cents)
   * @param per units that the amount buys
   * @param effective when it applied, where the book says so
   */
  price(
    key: string,
    meter: Meter,
    amount: unknown,
    { per, usdPer = ONE, when = {}, effective = ALWAYS }: DraftPrice,
  ): void {
    const value = this.#amount(key, amount);
    if (value === undefined) {
      if (typeof amount === "number" && amount <= 0) this.stated.set(key, { meter, when, amount });
      return;
    }
    const { book, provider, model, sources } = this.of;
    this.lines.push({
      id: `${book}/${provider}/${model}/${key}`,
      provider,
      model,
      meter,
      usd: { n: value.n * usdPer.n, d: value.d * usdPer.d },
      per,
      when,
      effective,
      known: ALWAYS,
      sources,
      status: "single source",
    });
  }

  /** Adds a multiple of the token prices under a condition. */
  factor(key: string, amount: unknown, when: Conditions): void {
    const factor = this.#amount(key, amount);
    if (factor === undefined) return;
    const { book, provider, model, sources } = this.of;
    this.factors.push({
      id: `${book}/${provider}/${model}/${key}`,
      provider,
      models: [model],
      factor,
      when,
      effective: ALWAYS,
      known: ALWAYS,
      sources,
      status: "single source",
    });
  }

  #amount(key: string, amount: unknown): Rational | undefined {
    if (amount === null || amount === undefined) return undefined;
    if (typeof amount !== "number" || !(amount >= 0 && amount < Infinity)) {
      const isNegative = typeof amount === "number" && amount < 0;
      (isNegative ? this.negatives : this.unmapped).push(key);
      return undefined;
    }
    if (amount === 0 && !this.of.free) {
      this.zeros.push(key);
      return undefined;
    }
    const { value, was } = restoredDecimal(amount);
    if (was !== undefined) this.restored.push(`${key} ${was}`);
    return value;
  }
}

const ONE: Rational = { n: 1n, d: 1n };
