import type { ModelPrices } from "../book.ts";
import type { PricePoint } from "../compare/price-point.ts";
import { SAME_PRICE, type SpokenPrice } from "../compare/spoken-price.ts";
import type { Instant } from "../instant.ts";
import type { Meter } from "../meter.ts";
import type { Conditions, PriceFactor, PriceLine } from "../price-line.ts";
import { compareRational, over, type Rational } from "../rational.ts";
import type { BookSide } from "./book-side.ts";
import { priceCourse } from "./price-course.ts";

/** What one side says. */
export interface SidePrice {
  /** USD for one unit, factors included. */
  readonly usd: Rational;
  readonly line: PriceLine;
  readonly factors: readonly PriceFactor[];
  /** The meter whose price counts, where the book lists none for the one asked. */
  readonly as?: Meter;
}

/** A price that differs between two sides: one of them may have none. */
export interface PriceDifference {
  readonly kind: "changed" | "added" | "gone";
  readonly meter: Meter;
  readonly when: Conditions;
  readonly before?: SidePrice;
  readonly after?: SidePrice;
  /** Since when the price after has been what it is; absent where its book tells no days. */
  readonly since?: Instant;
  /** How many times it changed between the two days, where both are of one book. */
  readonly steps?: number;
  /** After divided by before; absent where one is missing or before is zero. */
  readonly ratio?: Rational;
}

/** What came of one model: its differences, and prices that are the same or cannot be compared. */
export interface ModelDifference {
  readonly differences: readonly PriceDifference[];
  readonly same: number;
  /** Conditions that a foreign book does not know. */
  readonly unknown: number;
}

/** Every price that differs, under each condition that either side states. */
export function modelDifference(
  [before, ours]: readonly [BookSide, ModelPrices],
  [after, theirs]: readonly [BookSide, ModelPrices],
): ModelDifference {
  const points = new Map<string, PricePoint>();
  for (const point of [...before.points(ours), ...after.points(theirs)])
    points.set(`${point.meter} ${JSON.stringify(point.when)}`, point);
  const differences: PriceDifference[] = [];
  let same = 0;
  let unknown = 0;
  for (const point of points.values()) {
    const [old, now] = statedPrices(
      before.priceAt(ours, point),
      after.priceAt(theirs, point),
      point,
    );
    if (isRepeated(old, point) || isRepeated(now, point)) continue;
    if (saysNothing(old) && saysNothing(now)) continue;
    if (isBlind(before, old, now) || isBlind(after, now, old)) unknown += 1;
    else if (old && now && compareRational(old.usd, now.usd) === 0) same += 1;
    else differences.push({ ...difference(point, old, now), ...course() });

    function course(): Pick<PriceDifference, "since" | "steps"> {
      if (!after.own || now === undefined) return {};
      const found = priceCourse(theirs.table, point, before.at, after.at);
      const one = before.id === after.id && old !== undefined && found !== undefined;
      return { ...(found && { since: found.since }), ...(one && { steps: found.steps }) };
    }
  }
  return { differences, same, unknown };
}

/**
 * A price for a region or variant that one side alone states came or went: the other side's general
 * price is none of it.
 */
function statedPrices(
  old: SpokenPrice | undefined,
  now: SpokenPrice | undefined,
  { when }: PricePoint,
): readonly [SpokenPrice | undefined, SpokenPrice | undefined] {
  if (when.region === undefined && when.variant === undefined) return [old, now];
  const [was, is] = [old?.stated === true, now?.stated === true];
  return was === is ? [old, now] : [was ? old : undefined, is ? now : undefined];
}

/** A cache write is asked for under one name only. */
const isRepeated = (price: SpokenPrice | undefined, { meter }: PricePoint): boolean =>
  price?.as !== undefined && (SAME_PRICE[meter]?.includes(price.as) ?? false);

/** Nothing of its own is said at the point: the same prices stand at the plain condition. */
const saysNothing = (price: SpokenPrice | undefined): boolean =>
  price === undefined || price.general || !price.stated;

/** A foreign book has one price for every length or hour, and the other side tells them apart. */
const isBlind = (
  side: BookSide,
  price: SpokenPrice | undefined,
  other: SpokenPrice | undefined,
): boolean => !side.own && price?.coarse === true && other?.coarse === false;

function difference(
  { meter, when }: PricePoint,
  old: SpokenPrice | undefined,
  now: SpokenPrice | undefined,
): PriceDifference {
  const kind = old === undefined ? "added" : now === undefined ? "gone" : "changed";
  return {
    kind,
    meter,
    when,
    ...(old && { before: sidePrice(old) }),
    ...(now && { after: sidePrice(now) }),
    ...(old && now && old.usd.n !== 0n && { ratio: over(now.usd, old.usd) }),
  };
}

const sidePrice = ({ usd, picked: { line, factors }, as }: SpokenPrice): SidePrice => ({
  usd,
  line,
  factors,
  ...(as && { as }),
});
