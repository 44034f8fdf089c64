import type { ModelPrices } from "../book.ts";
import type { Instant } from "../instant.ts";
import { METERS, type Meter } from "../meter.ts";
import type { PriceLine } from "../price-line.ts";
import type { PriceTable } from "../price-table.ts";
import { compareRational, minus, over, type Rational, times } from "../rational.ts";
import { bySeller, judge, type Testimony, type Verdict } from "./judge.ts";
import { inForceAt, type PricePoint, pricePoints } from "./price-point.ts";
import { type Decision, decisionOn, type Reviews } from "./reviews/review.ts";
import { type Pair, type Slip, slipOf } from "./slip.ts";
import { foreignPrice, ownPrice, SAME_PRICE, type SpokenPrice } from "./spoken-price.ts";

/** A foreign book that lists a model of ours. */
export interface Witness {
  /** How the user named it. */
  readonly id: string;
  /** What it was opened as. */
  readonly kind: string;
  readonly lineage: string;
  /** Day of the book, where it is told. */
  readonly dated?: Instant;
  /** Our names of the model; by the first that it knows the book found it. */
  readonly names: readonly string[];
  /** The model's prices in it at a time. */
  readonly pricesAt: (at: Instant) => ModelPrices | undefined;
}

/** What one book says of one price. */
export interface WitnessPrice extends Testimony {
  readonly book: string;
  readonly kind: string;
  /** The book's own price line. */
  readonly line: string;
  /** How the book found the model, in its words. */
  readonly rule: string;
  /** Theirs divided by ours; absent where ours is zero or unknown. */
  readonly ratio?: Rational;
}

/** How a price stands. */
export type Standing =
  /** Each book that speaks of it has it. */
  | "equal"
  /** The books that differ are of another day, or do not know the condition. */
  | "explained"
  | "disputed"
  /** Books differ, and a person has decided about these very figures. */
  | "reviewed"
  /** No book speaks of it. */
  | "unwitnessed"
  /** A book has a price where we have none. */
  | "lacking";

/** One price of ours, or one that we lack, beside what the books say. */
export interface ComparedPrice {
  readonly provider: string;
  readonly model: string;
  readonly point: PricePoint;
  readonly standing: Standing;
  /** Absent where we have none. USD for one unit. */
  readonly ours?: { readonly usd: Rational; readonly line: PriceLine; readonly as?: Meter };
  /** One for each lineage that speaks. */
  readonly witnesses: readonly WitnessPrice[];
  /** For a disputed or reviewed price. */
  readonly verdict?: Verdict;
  /** For a reviewed price. */
  readonly decision?: Decision;
}

/** What the comparison of a model is told. */
export interface ModelComparison {
  readonly ours: ModelPrices;
  readonly witnesses: readonly Witness[];
  readonly at: Instant;
  /** Share of our price by which another may differ: 1/100 is one percent. */
  readonly tolerance: Rational;
  readonly reviews?: Reviews;
}

/** Every price of a model, ours and theirs, under each condition that anybody states. */
export function compareModel(input: ModelComparison): ComparedPrice[] {
  const { ours, witnesses, at } = input;
  const tables = witnesses.flatMap(({ pricesAt }) => pricesAt(at)?.table ?? []);
  return pricePoints([ours.table, ...tables], at).flatMap((point) => {
    const own = ownPrice(ours.table, point, at);
    // A cache write is asked for under one name only.
    if (own?.as !== undefined && SAME_PRICE[point.meter]?.includes(own.as)) return [];
    const spoken = oneALineage(
      witnesses.flatMap((witness) => {
        const price = foreignPrice((time) => witness.pricesAt(time)?.table, point, at);
        return price === undefined ? [] : [{ witness, price }];
      }),
    );
    // Nobody has a price of its own here: the same prices stand at the plain condition.
    const plain = own === undefined || own.general || !own.stated;
    if (plain && spoken.every(({ price }) => price.general)) return [];
    return [compared(input, point, own, spoken)];
  });
}

interface Heard {
  readonly witness: Witness;
  readonly price: SpokenPrice;
}

/** Of the books of one lineage the newest. */
function oneALineage(heard: readonly Heard[]): Heard[] {
  const newest = new Map<string, Heard>();
  for (const one of heard) {
    const before = newest.get(one.witness.lineage);
    if (before === undefined || day(one) > day(before)) newest.set(one.witness.lineage, one);
  }
  return [...newest.values()];
}

const day = ({ witness }: Heard): number => witness.dated ?? Infinity;

function compared(
  input: ModelComparison,
  point: PricePoint,
  own: SpokenPrice | undefined,
  heard: readonly Heard[],
): ComparedPrice {
  const { provider, model } = input.ours;
  const witnesses = heard.map((one) => witnessPrice(input, point, own, one));
  const common = { provider, model, point, witnesses };
  if (own === undefined) return { ...common, standing: "lacking" };
  const { line } = own.picked;
  const ours = { usd: own.usd, line, ...(own.as && { as: own.as }) };
  if (witnesses.length === 0) return { ...common, ours, standing: "unwitnessed" };
  const against = witnesses.filter(({ agrees }) => !agrees);
  if (against.length === 0) return { ...common, ours, standing: "equal" };
  const confirmed = witnesses.some(({ agrees }) => agrees);
  const sure = confirmed || bySeller(line.status);
  const explained = against.every(
    ({ slip, dated }) => slip !== undefined && explains(slip, sure, isLater(line.checked, dated)),
  );
  if (explained) return { ...common, ours, standing: "explained" };
  const slip = ownSlip(input.ours.table, point, own, input.at);
  const evidence = {
    status: line.status,
    stated: own.stated && !own.coarse,
    ...(line.checked !== undefined && { checked: line.checked }),
    ...(slip && { slip }),
  };
  const verdict = judge(evidence, witnesses);
  const { reviews } = input;
  const decision = reviews && decisionOn(reviews, provider, model, point, own.usd, against);
  return decision === undefined
    ? { ...common, ours, standing: "disputed", verdict }
    : { ...common, ours, standing: "reviewed", verdict, decision };
}

const isLater = (checked: Instant | undefined, dated: Instant | undefined): boolean =>
  checked !== undefined && dated !== undefined && checked > dated;

/**
 * Whether a slip says why a book differs although our price is right.
 *
 * @param sure another book has our price, or it is the seller's own
 * @param later a source showed our price after the day of the book
 */
function explains(slip: Slip, sure: boolean, later: boolean): boolean {
  if (["changed_since", "other_seller", "name_by_rule"].includes(slip.code)) return true;
  if (slip.code === "lags" && later) return true;
  if (slip.code === "rounded") return slip.small;
  return sure && ["no_condition", "lags"].includes(slip.code);
}

function witnessPrice(
  input: ModelComparison,
  point: PricePoint,
  own: SpokenPrice | undefined,
  { witness, price }: Heard,
): WitnessPrice {
  const theirs = price.usd;
  const agrees = own !== undefined && within(own.usd, theirs, input.tolerance);
  const found = witness.pricesAt(input.at);
  const rule = found?.rule ?? "";
  const slip =
    own === undefined || agrees
      ? undefined
      : slipOf({
          ours: own.usd,
          theirs,
          per: METERS[point.meter].per,
          ...(witness.dated !== undefined && { dated: witness.dated }),
          ...(found?.otherSeller !== undefined && { otherSeller: found.otherSeller }),
          ...(found && !isNamed(found, witness.names) && { byRule: rule }),
          coarse: price.coarse && !own.coarse,
          ...surroundings(input, point, own, witness, found?.table),
        });
  return {
    book: witness.id,
    kind: witness.kind,
    lineage: witness.lineage,
    line: price.picked.line.id,
    rule,
    usd: theirs,
    agrees,
    ...(own !== undefined && own.usd.n !== 0n && { ratio: over(theirs, own.usd) }),
    ...(slip && { slip }),
    ...(witness.dated !== undefined && { dated: witness.dated }),
  };
}

/** Whether the entry that a book's rule led to has a name of ours in its own: else it may be a sibling. */
const isNamed = ({ model }: ModelPrices, names: readonly string[]): boolean =>
  names.some((name) => model.toLowerCase().includes(name.toLowerCase()));

/** Whether two prices differ by at most a share of ours. */
function within(ours: Rational, theirs: Rational, tolerance: Rational): boolean {
  const difference = minus(theirs, ours);
  const size = difference.n < 0n ? { ...difference, n: -difference.n } : difference;
  return compareRational(size, times(ours, tolerance)) <= 0;
}

/** The other prices that a differing one may have been taken for. */
function surroundings(
  { ours: { table }, at }: ModelComparison,
  point: PricePoint,
  own: SpokenPrice,
  witness: Witness,
  theirs: PriceTable | undefined,
): Pick<Pair, "elsewhere" | "otherDates" | "thatDay" | "theirInput"> {
  const meter = own.as ?? point.meter;
  const thatDay =
    witness.dated === undefined ? undefined : ownPrice(table, point, witness.dated)?.usd;
  const elsewhere = pricePoints([table], at)
    .filter((other) => other.meter === meter)
    .flatMap((other) => {
      const usd = ownPrice(table, other, at)?.usd;
      return usd === undefined || compareRational(usd, own.usd) === 0
        ? []
        : [{ usd, when: other.when }];
    });
  const starts = new Map(
    table.lines
      .filter((line) => line.meter === meter)
      .map(({ effective }) => [effective.from, effective]),
  );
  const otherDates = [...starts.values()].flatMap(({ from, to }) => {
    const usd = inForceAt({ ...own.picked.line, effective: { from, ...(to && { to }) } }, at)
      ? undefined
      : ownPrice(table, point, from)?.usd;
    return usd === undefined ? [] : [{ usd, from, ...(to !== undefined && { to }) }];
  });
  const theirInput = inputPrice(theirs, point, at);
  return {
    elsewhere,
    otherDates,
    ...(thatDay && { thatDay }),
    ...(theirInput && { theirInput }),
  };
}

/** The price of uncached input beside a price of cached input. */
function inputPrice(
  table: PriceTable | undefined,
  { meter, when }: PricePoint,
  at: Instant,
): Rational | undefined {
  if (table === undefined || METERS[meter].cache !== "read") return undefined;
  return foreignPrice(() => table, { meter: "input_text", when }, at)?.usd;
}

/** A slip that our own price shows by itself. */
function ownSlip(
  table: PriceTable,
  point: PricePoint,
  own: SpokenPrice,
  at: Instant,
): Slip | undefined {
  const input = inputPrice(table, point, at);
  if (input !== undefined && compareRational(input, own.usd) === 0)
    return { code: "cached_as_input" };
  return undefined;
}
