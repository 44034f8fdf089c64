import {
  ancestors,
  compatible,
  contains,
  overlap,
  UNITS,
  type Unit,
  unitOfPrice,
} from "./units.ts";

/**
 * One price, or a base and the prices that replace it for all tokens once the input is longer than
 * `start`.
 */
export type PriceRow =
  | number
  | {
      readonly base: number;
      readonly tiers: readonly { readonly start: number; readonly price: number }[];
    };

/** Prices of a model under one condition, by price key. */
export type PriceSetRow = Readonly<Record<string, PriceRow>>;

/** A rate of one unit. */
export type Rate = {
  /** USD for `unit.per` of the unit, as written. */
  readonly usd: number;
  /** Applies when the request's input tokens are more than this; `undefined` for the base rate. */
  readonly above: number | undefined;
};

/** A unit with a price of its own. */
export type PricedUnit = {
  readonly unit: Unit;
  /** Base first, then ascending by `above`; the last one that applies counts. */
  readonly rates: readonly Rate[];
  /** Places, in the price set, of priced units that this one contains. */
  readonly narrower: readonly number[];
};

/** Prices of a model under one condition, ready to use. */
export type PriceSet = {
  /** Narrowest first, so that what is left for a unit is known when it is reached. */
  readonly units: readonly PricedUnit[];
  readonly tiered: boolean;
  /** By `Unit.index`: whether the unit has a price, its own or that of a unit that contains it. */
  readonly covered: readonly boolean[];
  /**
   * Why the set prices nothing: the book demands a price for each ancestor and each overlap of what
   * is priced.
   */
  readonly problem: string | undefined;
};

/** Makes a set of prices ready to use. Keys that no unit has are left out. */
export function compilePriceSet(row: PriceSetRow): PriceSet {
  const priced: { unit: Unit; rates: Rate[] }[] = [];
  for (const [key, price] of Object.entries(row)) {
    const unit = unitOfPrice(key);
    if (unit !== undefined) priced.push({ unit, rates: ratesOf(price) });
  }
  priced.sort((a, b) => b.unit.size - a.unit.size || a.unit.index - b.unit.index);
  return {
    units: priced.map(({ unit, rates }, place) => ({
      unit,
      rates,
      narrower: priced.flatMap((other, at) =>
        at < place && contains(unit, other.unit) ? [at] : [],
      ),
    })),
    tiered: priced.some(({ rates }) => rates.length > 1),
    covered: UNITS.map((unit) => priced.some((wide) => contains(wide.unit, unit))),
    problem: incoherence(priced.map(({ unit }) => unit)),
  };
}

function ratesOf(row: PriceRow): Rate[] {
  if (typeof row === "number") return [{ usd: row, above: undefined }];
  const tiers = [...row.tiers].sort((a, b) => a.start - b.start);
  return [
    { usd: row.base, above: undefined },
    ...tiers.map(({ start, price }) => ({ usd: price, above: start })),
  ];
}

/**
 * The book's two rules: what is priced needs a price for all it is part of, and for where two of
 * them meet.
 */
function incoherence(units: readonly Unit[]): string | undefined {
  const priced = new Set(units);
  for (const [place, unit] of units.entries()) {
    const missing = ancestors(unit).find((ancestor) => !priced.has(ancestor));
    if (missing !== undefined) return `the book prices ${unit.price} but not ${missing.price}`;
    for (const other of units.slice(place + 1)) {
      if (!compatible(unit, other)) continue;
      const both = overlap(unit, other);
      if (both === undefined || !priced.has(both))
        return `the book prices ${unit.price} and ${other.price} but not what is both`;
    }
  }
  return undefined;
}
