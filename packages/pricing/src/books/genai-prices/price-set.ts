import { decimalOfNumber } from "../../decimal.ts";
import type { Rational } from "../../rational.ts";
import { reduced } from "../../rational.ts";
import { ancestors, compatible, contains, overlap, type Unit, unitOfPrice } from "./units.ts";

/** One price, or a base and the prices that replace it for all tokens once the input is longer than `start`. */
export type PriceRow =
  | number
  | {
      readonly base: number;
      readonly tiers: readonly { readonly start: number; readonly price: number }[];
    };

/** Prices of a model under one condition, by price key. */
export type PriceSetRow = Readonly<Record<string, PriceRow>>;

/** A rate of one unit, in USD for `per` of it and in ticks (see `PriceSet.ticksPerUsd`) for one of it. */
export type Rate = {
  readonly usd: Rational;
  readonly per: bigint;
  readonly ticks: bigint;
  /** Applies when the request's input is longer than this; 0 for the base rate. */
  readonly above: number;
  readonly words: string;
};

/** A unit with a price of its own. */
export type PricedUnit = {
  readonly unit: Unit;
  /** Ascending by `above`; the last one that applies counts. */
  readonly rates: readonly Rate[];
  /** Places, in the price set, of priced units that this one contains. */
  readonly narrower: readonly number[];
};

/** Prices of a model under one condition, ready to use. */
export type PriceSet = {
  /** Narrowest first, so that what is left for a unit is known when it is reached. */
  readonly units: readonly PricedUnit[];
  readonly tiered: boolean;
  /** Ticks in one USD: the least common denominator of all rates, so that amounts add up as whole numbers. */
  readonly ticksPerUsd: bigint;
  /** Price keys that no unit has. */
  readonly unknownKeys: readonly string[];
  /** Why the set prices nothing: the book demands a price for each ancestor and each overlap of what is priced. */
  readonly problem?: string;
};

/** Makes a set of prices ready to use. */
export function compilePriceSet(row: PriceSetRow): PriceSet {
  const unknownKeys: string[] = [];
  const priced: { unit: Unit; row: PriceRow }[] = [];
  for (const [key, price] of Object.entries(row)) {
    const unit = unitOfPrice(key);
    if (unit === undefined) unknownKeys.push(key);
    else priced.push({ unit, row: price });
  }
  priced.sort((a, b) => width(a.unit) - width(b.unit) || a.unit.index - b.unit.index);
  const rates = priced.map(({ unit, row: price }) => ratesOf(unit, price));
  const ticksPerUsd = rates.flat().reduce((least, { usd, per }) => lcm(least, usd.d * per), 1n);
  const problem = incoherence(priced.map(({ unit }) => unit));
  return {
    units: priced.map(({ unit }, place) => ({
      unit,
      rates: (rates[place] ?? []).map((rate) => ({
        ...rate,
        ticks: (rate.usd.n * ticksPerUsd) / (rate.usd.d * rate.per),
      })),
      narrower: priced.flatMap((other, at) =>
        at < place && contains(unit, other.unit) ? [at] : [],
      ),
    })),
    tiered: priced.some(({ row: price }) => typeof price !== "number"),
    ticksPerUsd,
    unknownKeys,
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Fewer dimensions are wider; the narrowest come first. */
const width = (unit: Unit): number => -Object.keys(unit.dimensions).length;

function ratesOf(unit: Unit, row: PriceRow): Omit<Rate, "ticks">[] {
  const per = BigInt(unit.per);
  const rate = (price: number, above: number): Omit<Rate, "ticks"> => ({
    usd: reduced(decimalOfNumber(price)),
    per,
    above,
    words: above === 0 ? unit.price : `${unit.price} above ${above} input tokens`,
  });
  if (typeof row === "number") return [rate(row, 0)];
  const tiers = [...row.tiers].sort((a, b) => a.start - b.start);
  return [rate(row.base, 0), ...tiers.map(({ start, price }) => rate(price, start))];
}

function lcm(a: bigint, b: bigint): bigint {
  const { d } = reduced({ n: a, d: b });
  return a * d;
}

/** The book's two rules: what is priced needs a price for all it is part of, and for where two of them meet. */
function incoherence(units: readonly Unit[]): string | undefined {
  const priced = new Set(units);
  for (const [place, unit] of units.entries()) {
    for (const other of units.slice(place + 1)) {
      if (!compatible(unit, other)) continue;
      const both = overlap(unit, other);
      if (both === undefined || !priced.has(both))
        return `${unit.price} and ${other.price} are priced, but not what is both`;
    }
    const missing = ancestors(unit).find((ancestor) => !priced.has(ancestor));
    if (missing !== undefined) return `${unit.price} is priced, but not ${missing.price}`;
  }
  return undefined;
}
