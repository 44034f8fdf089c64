import type { LeftPrice, ModelPrices } from "../book.ts";
import type { BillsAs, PriceRow } from "../catalog/price-file.ts";
import { amountsOf } from "../catalog/price-row.ts";
import { inForceAt } from "../compare/price-point.ts";
import { tierOf } from "../conditions.ts";
import { toDecimal } from "../decimal.ts";
import type { Instant } from "../instant.ts";
import { METER_NAMES, METERS, type Meter } from "../meter.ts";
import type { Conditions, PriceFactor, PriceLine, ServiceTier } from "../price-line.ts";
import { isRequestToken, PriceTable } from "../price-table.ts";
import { type ContextSpan, contextSpans } from "./context-spans.ts";
import { type Place, placesOf } from "./row-places.ts";
import { usdText } from "./usd-text.ts";

/** Why a price has no row: beside what its book already left out. */
export type LeftBecause =
  | LeftPrice["because"]
  | "no price for some lengths of input"
  | "not a finite decimal"
  | "depends on the hour"
  | "several prices at once";

/** A price that was left out. */
export interface LeftOut {
  /** The meter, or the book's own name of what has none. */
  readonly what: string;
  readonly because: LeftBecause;
}

/** The rows of a model, and what has none. */
export interface ModelRows {
  readonly rows: readonly PriceRow[];
  readonly billsAs: BillsAs;
  readonly left: readonly LeftOut[];
}

/**
 * Rows that price every request as the model's table does at a time: each service tier with each
 * length of input, then places (region, variant) and fees. A meter that rows cannot say is left out of
 * its tier as a whole, so that no wider price counts for it.
 */
export function modelRows({ table, left = [] }: ModelPrices, at: Instant): ModelRows {
  const out: LeftOut[] = left.map(({ key, because }) => ({ what: key, because }));
  const wider = new Set(left.flatMap(({ line }) => line ?? []));
  const inForce = inForceAtAll(table, at).filter(({ id }) => !wider.has(id));
  const timed = new Set(inForce.filter(({ when }) => when.timeOfDay).map(({ meter }) => meter));
  for (const meter of timed) out.push({ what: meter, because: "depends on the hour" });
  const lines = inForce.filter(({ meter }) => !timed.has(meter));
  const built = PriceTable.build({ lines, gaps: "allowed" });
  if (!built.ok) return { rows: [], billsAs: {}, left: [...out, several(lines)] };
  const made = tiersOf(lines).map((tier) => tierRows(built.value, lines, tier, at));
  out.push(...made.flatMap((one) => one.left));
  const lost = lostMeters(
    inForceAtAll(table, at),
    made.flatMap((one) => one.rows),
  );
  const rows = made.flatMap((one) => one.rows.flatMap((row) => withoutMeters(row, lost)));
  const factors = table.factors.filter((factor) => inForceAt(factor, at));
  return {
    rows: rows.length === 0 ? [] : [...rows, ...factors.flatMap(factorRow)],
    billsAs: standIns(table, lines, lost),
    left: out,
  };
}

const inForceAtAll = (table: PriceTable, at: Instant): readonly PriceLine[] =>
  table.lines.filter((line) => inForceAt(line, at));

/**
 * Meters with a price in the book and none in the rows, and those whose price would count for them
 * here: both stay without a price.
 */
function lostMeters(lines: readonly PriceLine[], rows: readonly PriceRow[]): ReadonlySet<Meter> {
  const kept = new Set(rows.flatMap((row) => amountsOf(row).map(([meter]) => meter)));
  const lost = lines.map(({ meter }) => meter).filter((meter) => !kept.has(meter));
  return new Set(lost.flatMap((meter) => [meter, METERS[meter].fallback ?? meter]));
}

function withoutMeters(row: PriceRow, lost: ReadonlySet<Meter>): PriceRow[] {
  const kept = Object.entries(row).filter(([key]) => !(lost as ReadonlySet<string>).has(key));
  const left = Object.fromEntries(kept) as PriceRow;
  return amountsOf(left).length === 0 ? [] : [left];
}

const several = (lines: readonly PriceLine[]): LeftOut => ({
  what: [...new Set(lines.map(({ meter }) => meter))].join(", "),
  because: "several prices at once",
});

/** Standard first; a fee for any tier stands with the standard prices. */
type Tier = ServiceTier | "any";
const tiersOf = (lines: readonly PriceLine[]): readonly Tier[] => [
  ...new Set<Tier>(["standard", ...lines.map(rowTier)]),
];

const rowTier = ({ when, meter }: PriceLine): Tier => {
  const tier = tierOf(when, METERS[meter].unit);
  return tier === "any" ? "standard" : tier;
};

function tierRows(
  table: PriceTable,
  all: readonly PriceLine[],
  tier: Tier,
  at: Instant,
): { readonly rows: readonly PriceRow[]; readonly left: readonly LeftOut[] } {
  const lines = all.filter((line) => rowTier(line) === tier);
  const places = placesOf(lines);
  const spans = contextSpans(lines);
  // Where lengths and places both have prices of their own, every row states both: rows of which
  // neither is narrower would contradict each other.
  const split = spans.length > 1 && places.length > 1;
  const left: LeftOut[] = [];
  const meters = METER_NAMES.filter((meter) => lines.some((line) => line.meter === meter));
  const usable = meters.filter((meter) => {
    const own = lines.filter((line) => line.meter === meter);
    if (own.some((line) => amountOf(line) === undefined)) {
      left.push({ what: meter, because: "not a finite decimal" });
      return false;
    }
    const prices = spans.map((span) => pick(table, meter, tier, span, {}, at));
    const stated = prices.filter((price) => price !== undefined).length;
    // Under places alone it may have no general price.
    if (stated === 0 || stated === prices.length) return true;
    left.push({ what: meter, because: "no price for some lengths of input" });
    return false;
  });
  const rows = places.flatMap((place) => {
    const general = Object.keys(place).length === 0;
    const narrow = place.variant !== undefined;
    const own = (meter: Meter): boolean =>
      general ||
      (narrow && isRequestToken(meter)) ||
      lines.some((line) => line.meter === meter && sits(line, place));
    return spans.flatMap((span, index) => {
      const amounts = usable.filter(own).flatMap((meter) => {
        // A fee that does not hang on the length stands once.
        if (!isRequestToken(meter) && index > 0 && !hangsOnLength(lines, meter)) return [];
        const line = pick(table, meter, tier, span, place, at);
        const amount = line && amountOf(line);
        return amount === undefined ? [] : [[meter, amount] as const];
      });
      const tokens = amounts.filter(
        ([meter]) => isRequestToken(meter) || hangsOnLength(lines, meter),
      );
      const fees = amounts.filter(([meter]) => !tokens.some(([other]) => other === meter));
      const where = {
        ...(tier === "standard" ? {} : { tier: tier as ServiceTier }),
        ...place,
      };
      const length = !split && index === 0 ? {} : spanOf(span);
      return [...row({ ...where, ...length }, tokens), ...row(where, fees)];
    });
  });
  return { rows, left };
}

const row = (where: PriceRow, amounts: readonly (readonly [Meter, string])[]): PriceRow[] =>
  amounts.length === 0 ? [] : [{ ...where, ...Object.fromEntries(amounts) }];

const hangsOnLength = (lines: readonly PriceLine[], meter: Meter): boolean =>
  contextSpans(lines.filter((line) => line.meter === meter)).length > 1;

const spanOf = ({ above, upTo }: ContextSpan): PriceRow => ({
  ...(above > 0 && { above }),
  ...(upTo !== undefined && { up_to: upTo }),
});

const sits = ({ when }: PriceLine, place: Place): boolean =>
  when.region === place.region &&
  JSON.stringify(when.variant ?? {}) === JSON.stringify(place.variant ?? {});

/** The line that decides in the middle of a span, factors left aside. */
function pick(
  table: PriceTable,
  meter: Meter,
  tier: Tier,
  { above }: ContextSpan,
  { region, variant }: Place,
  at: Instant,
): PriceLine | undefined {
  return table.pick(meter, {
    at,
    contextTokens: Math.max(above, 0) + 1,
    serviceTier: tier === "any" ? "standard" : tier,
    ...(region !== undefined && { region }),
    ...(variant !== undefined && { variant }),
  })?.line;
}

/** USD for the units that the meter is priced by here. */
const amountOf = ({ usd, per, meter }: PriceLine): string | undefined =>
  usdText({ n: usd.n * METERS[meter].per, d: usd.d * per });

function factorRow({ factor, when, meters }: PriceFactor): PriceRow[] {
  const { serviceTier, region, variant }: Conditions = when;
  const tier = serviceTier === "any" ? undefined : serviceTier;
  const { text } = toDecimal(factor);
  return [
    {
      ...(tier && { tier }),
      ...(region !== undefined && { region }),
      ...(variant && { variant }),
      ...(meters && { meters }),
      times: text,
    },
  ];
}

/** The meter that stands in for each one without a price of its own: the first that has one. */
function standIns(
  table: PriceTable,
  lines: readonly PriceLine[],
  dropped: ReadonlySet<Meter>,
): BillsAs {
  const priced = new Set(lines.map(({ meter }) => meter));
  return Object.fromEntries(
    METER_NAMES.flatMap((meter) => {
      if (priced.has(meter) || dropped.has(meter)) return [];
      const as = table.fallbacks[meter]?.find((other) => priced.has(other) || dropped.has(other));
      return as === undefined || !priced.has(as) ? [] : [[meter, as]];
    }),
  );
}
