import { decimal } from "../../decimal.ts";
import type { Meter } from "../../meter.ts";
import { METERS } from "../../meter.ts";
import type { Conditions, ServiceTier } from "../../price-line.ts";
import { compareRational, type Rational } from "../../rational.ts";
import type { PricePoint } from "../price-point.ts";

/** A price about which books differ, with the figures that a person saw. */
export interface ReviewedPrice {
  readonly model: string;
  readonly meter: Meter;
  readonly tier?: ServiceTier;
  readonly above?: number;
  readonly region?: string;
  /** A daily window of UTC, `01:00-04:00`. */
  readonly hours?: string;
  readonly weekdays?: boolean;
  readonly variant?: Readonly<Record<string, string>>;
  /** USD for the units that the meter is priced by. */
  readonly ours: string;
  /** The same of the books that differ, by kind of book. */
  readonly theirs: Readonly<Record<string, string>>;
}

/** What a person decided about prices of one seller. */
export interface Review {
  readonly provider: string;
  /** Who is right; `open` where it was looked at and the evidence does not tell. */
  readonly decided: "ours" | "theirs" | "open";
  readonly why: string;
  readonly sources: readonly string[];
  readonly decided_on: string;
  /** The day whose prices were compared. */
  readonly at: string;
  /** The books that differ and their days. */
  readonly books: Readonly<Record<string, string>>;
  readonly prices: readonly ReviewedPrice[];
}

/** The decision about one price. */
export interface Decision {
  readonly review: Review;
  readonly price: ReviewedPrice;
}

/** Decisions by the price that they are about. */
export type Reviews = ReadonlyMap<string, readonly Decision[]>;

/** Arranges decisions for looking up. */
export function reviewsOf(reviews: readonly Review[]): Reviews {
  const decisions = reviews.flatMap((review) => review.prices.map((price) => ({ review, price })));
  return Map.groupBy(decisions, ({ review, price }) =>
    keyOf(review.provider, price.model, reviewedPoint(price)),
  );
}

/** What books say that differ from ours: the kind of book, and USD for one unit. */
export type Differing = readonly { readonly kind: string; readonly usd: Rational }[];

/** The decision about a price, as long as our figure and those of every book that differs are the same. */
export function decisionOn(
  reviews: Reviews,
  provider: string,
  model: string,
  point: PricePoint,
  ours: Rational,
  differing: Differing,
): Decision | undefined {
  const { per } = METERS[point.meter];
  const same = (text: string | undefined, usd: Rational): boolean =>
    text !== undefined && compareRational(decimal(text), { n: usd.n * per, d: usd.d }) === 0;
  return reviews
    .get(keyOf(provider, model, point))
    ?.findLast(
      ({ price }) =>
        same(price.ours, ours) && differing.every(({ kind, usd }) => same(price.theirs[kind], usd)),
    );
}

/** Where a decision stands: the meter and its conditions, as they are compared. */
export function reviewedPoint(price: ReviewedPrice): PricePoint {
  const { meter, tier, above, region, hours, weekdays, variant } = price;
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const [from = "", to = ""] = (hours ?? "").split("-");
  return {
    meter,
    when: {
      ...(tier !== undefined && { serviceTier: tier }),
      ...(above !== undefined && { contextAbove: above }),
      ...(region !== undefined && { region }),
      ...(hours !== undefined && {
        timeOfDay: {
          fromMinute: minutes(from),
          toMinute: minutes(to),
          ...(weekdays && { weekdaysOnly: true as const }),
        },
      }),
      ...(variant !== undefined && { variant }),
    },
  };
}

const keyOf = (provider: string, model: string, { meter, when }: PricePoint): string =>
  JSON.stringify([provider, model, meter, ...conditionKey(when)]);

const conditionKey = (when: Conditions): readonly unknown[] => [
  when.serviceTier ?? "",
  when.contextAbove ?? 0,
  when.region ?? "",
  when.timeOfDay ?? "",
  Object.entries(when.variant ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
];
