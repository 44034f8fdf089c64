import { tierOf } from "../conditions.ts";
import type { Instant } from "../instant.ts";
import { dayOf } from "../instant.ts";
import { METERS, type Meter } from "../meter.ts";
import type { Conditions, Period, PriceFactor, PriceLine } from "../price-line.ts";
import { times } from "../rational.ts";
import type { Negotiated } from "./contract.ts";
import { amountMatches } from "./matches.ts";
import { common, without } from "./periods.ts";

/** Lines of a service tier that a book states as a multiple of its standard prices. */
export interface TierLines {
  /** Those that an agreed amount takes the place of. */
  readonly meant: readonly PriceLine[];
  /** Those of other conditions, such as long prompts, which keep their prices beside them. */
  readonly others: readonly PriceLine[];
}

/**
 * Prices that a book states as a multiple (batch × 0.5), each as a line of its own, so that an amount
 * agreed for that service tier has a list price beside it. Once the tier has a line, the multiple no
 * longer counts for the meter: so every other standard price of it becomes one, too.
 *
 * @param lines of the table before the agreement: negotiated ones keep their list price
 * @param known the day on which the agreement became known
 * @returns nothing for days on which the tier has such a line already, or where there is no multiple
 */
export function tierLinesFor(
  agreed: Negotiated,
  lines: readonly PriceLine[],
  factors: readonly PriceFactor[],
  known: Instant,
): TierLines {
  const { tier, region, usd } = agreed;
  if (tier === undefined || tier === "standard" || region !== undefined) {
    return { meant: [], others: [] };
  }
  const multiples = factors.filter(
    ({ when }) => Object.keys(when).length === 1 && when.serviceTier === tier,
  );
  const there = lines.filter(
    ({ meter, when, known: period }) =>
      tierOf(when, METERS[meter].unit) === tier && common(period, { from: known }) !== undefined,
  );
  const made = lines
    .filter(({ meter, when }) => usd?.[meter] !== undefined && isStandardToken(meter, when))
    .flatMap((line) => multiples.flatMap((factor) => multiplied(line, factor, there)));
  const meant = made.filter((line) => amountMatches(agreed, line));
  const others = made
    .filter((line) => !meant.includes(line))
    .flatMap((line) => {
      const beside = meant.filter(({ meter }) => meter === line.meter);
      return onDays(
        line,
        daysWithout([line.effective], daysWithout([line.effective], daysOf(beside))),
      );
    });
  return { meant, others };
}

const isStandardToken = (meter: Meter, when: Conditions): boolean =>
  METERS[meter].unit === "token" && tierOf(when, "token") === "standard";

/** A line under a multiple, on the days on which no line of the same conditions is there. */
function multiplied(
  line: PriceLine,
  factor: PriceFactor,
  there: readonly PriceLine[],
): readonly PriceLine[] {
  const known = common(line.known, factor.known);
  const both = common(line.effective, factor.effective);
  if (!(factor.meters?.includes(line.meter) ?? true)) return [];
  if (known === undefined || both === undefined) return [];
  const under = (price: PriceLine, multiple: PriceFactor): PriceLine => ({
    ...price,
    id: `${price.id} × ${multiple.id}`,
    usd: times(price.usd, multiple.factor),
    when: { ...price.when, ...multiple.when },
    known,
  });
  const whole = under(line, factor);
  const list =
    line.list === undefined && factor.list === undefined
      ? undefined
      : under(line.list ?? line, factor.list ?? factor);
  const same = there.filter(
    ({ meter, when }) => meter === line.meter && sameConditions(when, whole.when),
  );
  return onDays(
    { ...whole, effective: both, ...(list !== undefined && { list }) },
    daysWithout([both], daysOf(same)),
  );
}

/** A line for each of some parts of its days. */
const onDays = (line: PriceLine, parts: readonly Period[]): readonly PriceLine[] =>
  parts.map((effective) => ({
    ...line,
    id: effective === line.effective ? line.id : `${line.id}~of-${dayOf(effective.from)}`,
    effective,
    ...(line.list !== undefined && { list: { ...line.list, effective } }),
  }));

const daysOf = (lines: readonly PriceLine[]): readonly Period[] =>
  lines.map(({ effective }) => effective);

/** What is left of some periods without others. */
const daysWithout = (periods: readonly Period[], taken: readonly Period[]): readonly Period[] =>
  taken.reduce((left, one) => left.flatMap((period) => without(period, one)), periods);

const sameConditions = (a: Conditions, b: Conditions): boolean =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());
