import type { PriceRow, PriceSheet } from "../catalog/price-file.ts";
import { amountsOf, conditionText } from "../catalog/price-row.ts";
import type { Sources } from "../catalog/source-list.ts";
import type { PricePoint } from "../compare/price-point.ts";
import type { SpokenPrice } from "../compare/spoken-price.ts";
import { METERS, type Meter } from "../meter.ts";
import type { Conditions } from "../price-line.ts";
import type { PriceEvidence } from "./decide-price.ts";

/**
 * Rows of a sheet, each with the evidence that the sheet has for it. A row with sources of its own was
 * last seen on the sheet's day, or on the last day that its sources prove where that is earlier.
 */
export function rowsWithEvidence(
  { usd, status, checked, sources }: PriceSheet,
  known: Sources,
): readonly PriceRow[] {
  return usd.map((row) => {
    const own = row.sources ?? sources;
    const proven = own
      .map((id) => known.get(id)?.dated ?? "")
      .reduce((latest, day) => (day > latest ? day : latest), "");
    const seen = row.checked ?? (proven !== "" && proven < checked ? proven : checked);
    return { ...row, status: row.status ?? status, checked: seen, sources: own };
  });
}

/** Rows without the evidence that the sheet states for all. */
export function rowsWithout(
  rows: readonly PriceRow[],
  { status, checked, sources }: PriceEvidence,
): readonly PriceRow[] {
  return rows.map((row) => {
    const { status: own, checked: day, sources: from, ...rest } = row;
    const same = own === status && day === checked && String(from) === String(sources);
    return same ? rest : row;
  });
}

/**
 * The rows with another price at a point, or undefined where rows cannot say it: a multiple for a
 * region, or a price of daily hours.
 *
 * @param now what the rows say at the point
 * @param usd decimal text for the units that the meter is priced by
 */
export function rowsWithPrice(
  rows: readonly PriceRow[],
  { meter, when }: PricePoint,
  now: SpokenPrice | undefined,
  usd: string,
  evidence: PriceEvidence,
): readonly PriceRow[] | undefined {
  const { line, factors = [] } = now?.picked ?? {};
  if (when.timeOfDay !== undefined) return undefined;
  // A multiple that stands for a tier gives way to a price of that tier; any other would multiply it.
  if (factors.some((one) => one.when.serviceTier === undefined)) return undefined;
  const direct = line !== undefined && factors.length === 0 && now?.as === undefined;
  const place = direct
    ? rows.findIndex((row) => row[meter] !== undefined && isRowOf(row, line.when, meter))
    : -1;
  const row = rows[place];
  if (row === undefined || line === undefined || !isSamePlace(line.when, when))
    return added(rows, rowWhere(when), meter, usd, evidence);
  const left = [...rows.slice(0, place), ...rowsLeft(row, meter, when), ...rows.slice(place + 1)];
  const { regions, ...where } = withoutAmounts(row);
  const spot = regions === undefined ? where : { ...where, region: when.region ?? "" };
  return added(left, spot, meter, usd, evidence, place);
}

/** What stays of a row when one of its prices goes out, for one of its regions where it has several. */
function rowsLeft(row: PriceRow, meter: Meter, { region = "" }: Conditions): readonly PriceRow[] {
  const kept = without(row, meter);
  const others = (row.regions ?? []).filter((one) => one !== region);
  if (others.length === 0) return kept === undefined ? [] : [kept];
  const { regions: _, ...whole } = row;
  const elsewhere = others.length === 1 ? { region: others[0] ?? "" } : { regions: others };
  const { regions: __, ...rest } = kept ?? {};
  return [{ ...whole, ...elsewhere }, ...(kept === undefined ? [] : [{ ...rest, region }])];
}

/** The rows with a price in the row of these conditions and this evidence, or in a row of its own. */
function added(
  rows: readonly PriceRow[],
  where: PriceRow,
  meter: Meter,
  usd: string,
  { status, checked, sources }: PriceEvidence,
  place = rows.length,
): readonly PriceRow[] {
  const { note: _note, status: _s, checked: _c, sources: _f, published: _p, ...conditions } = where;
  const fresh: PriceRow = { ...conditions, [meter]: usd, status, checked, sources };
  const same = rows.findIndex(
    (row) =>
      row.note === undefined &&
      row.times === undefined &&
      conditionText(row) === conditionText(fresh) &&
      row.status === status &&
      row.checked === checked &&
      String(row.sources) === String(sources),
  );
  if (same >= 0) return rows.map((row, index) => (index === same ? { ...row, [meter]: usd } : row));
  return [...rows.slice(0, place), fresh, ...rows.slice(place)];
}

function without(row: PriceRow, meter: Meter): PriceRow | undefined {
  const { [meter]: _, ...left } = row;
  return amountsOf(left).length === 0 ? undefined : left;
}

function withoutAmounts(row: PriceRow): PriceRow {
  const meters = new Set<string>(amountsOf(row).map(([meter]) => meter));
  return Object.fromEntries(Object.entries(row).filter(([key]) => !meters.has(key))) as PriceRow;
}

/** The conditions of a point as a row states them. */
const rowWhere = ({ serviceTier, contextAbove, region, variant }: Conditions): PriceRow => ({
  ...(serviceTier && serviceTier !== "any" && { tier: serviceTier }),
  ...(contextAbove !== undefined && contextAbove > 0 && { above: contextAbove }),
  ...(region !== undefined && { region }),
  ...(variant && { variant }),
});

/** Whether a price line came from a row. */
const isRowOf = (row: PriceRow, when: Conditions, meter: Meter): boolean =>
  (row.tier ?? plainTier(meter)) === (when.serviceTier ?? plainTier(meter)) &&
  row.above === when.contextAbove &&
  row.up_to === when.contextUpTo &&
  (row.region === when.region || (row.regions ?? []).includes(when.region ?? "")) &&
  (row.hours === undefined) === (when.timeOfDay === undefined) &&
  sameVariant(row.variant, when.variant);

const plainTier = (meter: Meter): string => (METERS[meter].unit === "token" ? "standard" : "any");

/** Whether a line states the conditions of a point; lengths one token apart are one boundary. */
function isSamePlace(line: Conditions, point: Conditions): boolean {
  const tier = ({ serviceTier }: Conditions): string =>
    serviceTier === undefined || serviceTier === "any" ? "standard" : serviceTier;
  const apart = (line.contextAbove ?? 0) - (point.contextAbove ?? 0);
  return (
    tier(line) === tier(point) &&
    apart >= -1 &&
    apart <= 1 &&
    line.region === point.region &&
    line.timeOfDay === undefined &&
    sameVariant(line.variant, point.variant)
  );
}

function sameVariant(
  a: Readonly<Record<string, string>> | undefined,
  b: Readonly<Record<string, string>> | undefined,
): boolean {
  const text = (variant: Readonly<Record<string, string>> = {}): string =>
    JSON.stringify(Object.entries(variant).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return text(a) === text(b);
}
