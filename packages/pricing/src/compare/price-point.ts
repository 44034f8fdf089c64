import { tierOf, weekdayUtc } from "../conditions.ts";
import { type Instant, instant, minuteOfDayUtc } from "../instant.ts";
import { METER_NAMES, METERS, type Meter } from "../meter.ts";
import type { Conditions, DailyWindow, PriceFactor, Provenance } from "../price-line.ts";
import { inForce, isRequestToken, type PriceContext, type PriceTable } from "../price-table.ts";

/** A meter and the conditions under which its price is asked. */
export interface PricePoint {
  readonly meter: Meter;
  /** `contextAbove` stands for a request just above it; absent: a short one. */
  readonly when: Conditions;
}

/** Names of one fact of a request in several books. */
const VARIANT_NAMES: Readonly<Record<string, string>> = { search_context_size: "searchContext" };

/** Whether a fact is in force at a time, as known now. */
export const inForceAt = (fact: Pick<Provenance, "effective" | "known">, at: Instant): boolean =>
  inForce(fact, at, undefined);

/**
 * Every condition under which any of the tables states a price, once each: what they all are to be
 * asked. Each service tier with each length of input; hours and variants as they stand; regions of
 * the first table, ours, as they stand, and those of others for plain requests.
 */
export function pricePoints(tables: readonly PriceTable[], at: Instant): PricePoint[] {
  const lines = tables.flatMap((table) => table.lines.filter((line) => inForceAt(line, at)));
  const factors = tables.flatMap((table) => table.factors.filter((one) => inForceAt(one, at)));
  const ours = new Set<unknown>([...(tables[0]?.lines ?? []), ...(tables[0]?.factors ?? [])]);
  const points = new Map<string, PricePoint>();
  const add = (meter: Meter, when: Conditions): void => {
    const plain = plainConditions(when);
    const key = `${meter} ${JSON.stringify(plain)}`;
    if (!points.has(key)) points.set(key, { meter, when: plain });
  };
  const priced = new Set(lines.map(({ meter }) => meter));
  for (const meter of METER_NAMES.filter((one) => priced.has(one))) {
    const own = lines.filter((line) => line.meter === meter);
    const general = factors.filter((factor) => concerns(factor, meter));
    const tiers = [
      ...own.map(({ when }) => tierOf(when, METERS[meter].unit)),
      ...general.map(({ when }) => when.serviceTier ?? "any"),
    ];
    const lengths = distinctLengths(own.map(({ when }) => when.contextAbove ?? 0));
    for (const tier of new Set<Conditions["serviceTier"]>(["any", ...tiers])) {
      for (const contextAbove of lengths)
        add(meter, { contextAbove, ...(tier && { serviceTier: tier }) });
    }
    for (const one of [...own, ...general]) {
      const { when } = one;
      if (when.region === undefined && when.timeOfDay === undefined && when.variant === undefined)
        continue;
      const { serviceTier: _, contextAbove: __, ...plain } = when;
      add(meter, when.region === undefined || ours.has(one) ? when : plain);
    }
  }
  return [...points.values()];
}

/**
 * Lengths from which prices hold, zero first. Of two that lie one token apart the greater: books
 * write "above 200,000" and "from 200,000" for one boundary.
 */
function distinctLengths(starts: readonly number[]): number[] {
  const sorted = [...new Set([0, ...starts.filter((start) => start > 0)])].sort((a, b) => a - b);
  return sorted.filter((start, place) => sorted[place + 1] !== start + 1 || start === 0);
}

const concerns = ({ meters }: PriceFactor, meter: Meter): boolean =>
  meters?.includes(meter) ?? isRequestToken(meter);

/** Conditions without what says nothing, their names ours, in one order. */
function plainConditions(when: Conditions): Conditions {
  const { serviceTier, contextAbove = 0, region, timeOfDay, variant = {} } = when;
  const named = Object.entries(variant)
    .map(([key, value]) => [VARIANT_NAMES[key] ?? key, value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const tier = serviceTier === "any" || serviceTier === "standard" ? undefined : serviceTier;
  return {
    ...(tier && { serviceTier: tier }),
    ...(contextAbove > 0 && { contextAbove }),
    ...(region !== undefined && { region }),
    ...(timeOfDay && { timeOfDay }),
    ...(named.length > 0 && { variant: Object.fromEntries(named) }),
  };
}

/** A request that meets the conditions of a point, as near to a time as its hours allow. */
export function requestAt({ when }: PricePoint, at: Instant): PriceContext {
  const variant = Object.entries(when.variant ?? {}).flatMap(([key, value]) =>
    namesOfVariant(key).map((name) => [name, value] as const),
  );
  return {
    at: when.timeOfDay === undefined ? at : within(when.timeOfDay, at),
    contextTokens: (when.contextAbove ?? 0) + 1,
    serviceTier:
      when.serviceTier === undefined || when.serviceTier === "any" ? "standard" : when.serviceTier,
    ...(when.region !== undefined && { region: when.region }),
    ...(variant.length > 0 && { variant: Object.fromEntries(variant) }),
  };
}

/** Every name that books have for a fact of a request. */
export const namesOfVariant = (ours: string): string[] => [
  ours,
  ...Object.keys(VARIANT_NAMES).filter((other) => VARIANT_NAMES[other] === ours),
];

const MINUTE = 60_000;

/** The start of a daily window on the day of `at`, or on the Monday after where it keeps weekdays. */
function within({ fromMinute, weekdaysOnly }: DailyWindow, at: Instant): Instant {
  const start = at - (at % MINUTE) + (fromMinute - minuteOfDayUtc(at)) * MINUTE;
  const weekday = weekdayUtc(instant(start));
  const wait = weekdaysOnly ? (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) : 0;
  return instant(start + wait * 1440 * MINUTE);
}
