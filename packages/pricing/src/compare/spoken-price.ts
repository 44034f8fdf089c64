import type { Instant } from "../instant.ts";
import type { Meter } from "../meter.ts";
import type { Conditions } from "../price-line.ts";
import type { PickedPrice, PriceTable } from "../price-table.ts";
import { compareRational, type Rational } from "../rational.ts";
import { standIns } from "../stand-ins.ts";
import { namesOfVariant, type PricePoint, requestAt } from "./price-point.ts";

/** What a book says at a point. */
export interface SpokenPrice {
  readonly picked: PickedPrice;
  /** USD for one unit. */
  readonly usd: Rational;
  /** The meter whose price counts, where the book lists none for the one asked. */
  readonly as?: Meter;
  /** The book has this price without the condition of length or hours too: it may not know of it. */
  readonly coarse: boolean;
  /** The same without the region too: nothing of its own is said here. */
  readonly general: boolean;
  /** The price was stated for the service tier, region and variant that are asked for. */
  readonly stated: boolean;
}

/** Other meters by which a book prices the same thing. */
export const SAME_PRICE: Readonly<Partial<Record<Meter, readonly Meter[]>>> = {
  cache_write: ["cache_write_5m"],
  cache_write_5m: ["cache_write"],
};

/** Our price at a point, with the meters that stand in for others, or undefined. */
export function ownPrice(
  table: PriceTable,
  point: PricePoint,
  at: Instant,
): SpokenPrice | undefined {
  const { meter } = point;
  const context = requestAt(point, at);
  const direct = table.pick(meter, context);
  if (direct !== undefined) return spoken(direct, point, meter, table, at);
  if (table.lists(meter, context.at)) return undefined;
  for (const as of standIns(table, meter)) {
    const price = table.pick(as, context);
    if (price !== undefined) return spoken(price, point, as, table, at);
  }
  return undefined;
}

/**
 * A foreign book's price at a point, or undefined where it says nothing of it: a price without the
 * service tier, region or variant that is asked for is none.
 *
 * @param tableAt the book's prices at a time of the day
 */
export function foreignPrice(
  tableAt: (at: Instant) => PriceTable | undefined,
  point: PricePoint,
  at: Instant,
): SpokenPrice | undefined {
  const context = requestAt(point, at);
  const table = tableAt(context.at);
  if (table === undefined) return undefined;
  for (const meter of [point.meter, ...(SAME_PRICE[point.meter] ?? [])]) {
    const price = table.pick(meter, context);
    if (price === undefined || !states(price, point)) continue;
    return spoken(price, point, meter, tableAt(at) ?? table, at);
  }
  return undefined;
}

function spoken(
  picked: PickedPrice,
  point: PricePoint,
  as: Meter,
  table: PriceTable,
  at: Instant,
): SpokenPrice {
  return {
    picked,
    usd: picked.usdPerUnit,
    ...(as !== point.meter && { as }),
    ...likeWithout(table, { ...point, meter: as }, picked, at),
    stated: states(picked, point),
  };
}

/** Whether the price is the same without the point's length and hours, and without its region too. */
function likeWithout(
  table: PriceTable,
  { meter, when }: PricePoint,
  price: PickedPrice,
  at: Instant,
): { readonly coarse: boolean; readonly general: boolean } {
  const { contextAbove, timeOfDay, ...rest } = when;
  const { region, ...plain } = rest;
  const same = (base: Conditions): boolean => {
    const found = table.pick(meter, requestAt({ meter, when: base }, at));
    return found !== undefined && compareRational(found.usdPerUnit, price.usdPerUnit) === 0;
  };
  const coarse = (contextAbove !== undefined || timeOfDay !== undefined) && same(rest);
  return { coarse, general: coarse || (region !== undefined && same(plain)) };
}

/**
 * Whether a price was stated for the service tier, region and variant that are asked for. A fee
 * for every tier is not a statement of one.
 */
function states({ line, factors }: PickedPrice, { when }: PricePoint): boolean {
  const stated = [line.when, ...factors.map((factor) => factor.when)];
  const { serviceTier, region, variant = {} } = when;
  if (serviceTier !== undefined && !stated.some((one) => one.serviceTier === serviceTier))
    return false;
  if (region !== undefined && !stated.some((one) => one.region === region)) return false;
  return Object.entries(variant).every(([key, value]) =>
    stated.some((one) => namesOfVariant(key).some((name) => one.variant?.[name] === value)),
  );
}
