import type { PricePoint } from "../compare/price-point.ts";
import { ownPrice } from "../compare/spoken-price.ts";
import type { Instant } from "../instant.ts";
import type { PriceTable } from "../price-table.ts";
import { compareRational, type Rational } from "../rational.ts";

/** How a price came to be what it is. */
export interface PriceCourse {
  /** Since when it has been the same, as known now. */
  readonly since: Instant;
  /** How many times it changed between two points in time. */
  readonly steps: number;
}

/**
 * The course of one price in a table with dated lines.
 *
 * @param after changes up to then do not count
 * @param at until when it is looked at; it has a price then
 */
export function priceCourse(
  table: PriceTable,
  point: PricePoint,
  after: Instant,
  at: Instant,
): PriceCourse | undefined {
  const starts = [...table.lines, ...table.factors]
    .filter(({ known, effective }) => known.to === undefined && effective.from <= at)
    .map(({ effective }) => effective.from);
  let before: Rational | undefined;
  let since: Instant | undefined;
  let steps = 0;
  for (const start of [...new Set(starts)].sort((a, b) => a - b)) {
    const usd = ownPrice(table, point, start)?.usd;
    if (isSame(before, usd)) continue;
    before = usd;
    since = start;
    if (start > after) steps += 1;
  }
  return since === undefined ? undefined : { since, steps };
}

const isSame = (a: Rational | undefined, b: Rational | undefined): boolean =>
  a === undefined || b === undefined ? a === b : compareRational(a, b) === 0;
