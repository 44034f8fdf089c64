import type { Outcome } from "@outlay/document";
import type { Book, FindError, ModelPrices, Spread } from "./book.ts";
import { decimalOfNumber } from "./decimal.ts";
import type { Instant } from "./instant.ts";
import { type Direction, METERS, type Meter } from "./meter.ts";
import type { Note } from "./note.ts";
import { PICO_PER_USD, type PicoUsd, toPicoUsd } from "./pico-usd.ts";
import type { PriceFactor, PriceLine } from "./price-line.ts";
import type { PickedPrice, PriceContext } from "./price-table.ts";
import { plus, type Rational, times, ZERO } from "./rational.ts";
import type { Usage } from "./usage.ts";

/** One meter's part of a cost, with the price line and the rule that decided it. */
export interface CostLine {
  readonly meter: Meter;
  /** Units of the meter. */
  readonly quantity: number;
  readonly price: PriceLine;
  readonly factors: readonly PriceFactor[];
  /** USD for one unit, factors included, exact. */
  readonly usdPerUnit: Rational;
  /** USD, exact: quantity × price. */
  readonly usd: Rational;
  /** How the model's name led to the price line, and by which meter's price. */
  readonly rule: string;
}

/** The cost of one request. */
export interface Cost {
  /**
   * `priced`: every meter has a price. `partial`: some have none, so the amounts are a lower bound.
   * `unpriced`: nothing could be priced, and the amounts say nothing.
   */
  readonly status: "priced" | "partial" | "unpriced";
  readonly lines: readonly CostLine[];
  /** USD, exact, over the priced lines. */
  readonly inputUsd: Rational;
  /** USD, exact, over the priced lines. */
  readonly outputUsd: Rational;
  /** USD, exact: fees that are neither input nor output. */
  readonly otherUsd: Rational;
  /** USD, exact: the sum of the lines, before the one rounding. */
  readonly usd: Rational;
  /** The sum, rounded once, half to even. */
  readonly totalPico: PicoUsd;
  readonly notes: readonly Note[];
}

/** Further wishes for a cost. */
export interface CostOptions {
  /** Who sends the bill; absent: the only provider in the book that sells the model. */
  readonly provider?: string | undefined;
  /** Overrides the model that the response names, for instance with a reviewed one. */
  readonly model?: string | undefined;
  /** Price with what we knew then ("as billed"); absent: with all that is known ("restated"). */
  readonly knownAt?: Instant;
}

/**
 * The exact cost of one request's usage. Disjoint meters × price lines, summed as fractions and
 * rounded once. What has no price is named in `notes`; it is never counted as zero in silence.
 *
 * @param at time of the request
 */
export function requestCost(
  usage: Usage,
  book: Book,
  at: Instant,
  options: CostOptions = {},
): Cost {
  const sum = new Sum();
  addUsage(sum, usage, book, at, options);
  return sum.cost();
}

/** Largest product that doubles hold exactly. */
const SAFE = Number.MAX_SAFE_INTEGER;

class Sum {
  readonly lines: CostLine[] = [];
  readonly notes: Note[] = [];
  missing = 0;
  /** Whole pico-dollars that fit a double, by direction; anything else goes to `exact`. */
  #pico = { input: 0, output: 0, other: 0 };
  #exact = { input: ZERO, output: ZERO, other: ZERO };

  add(
    meter: Meter,
    quantity: number,
    picked: PickedPrice,
    rule: string,
    direction: Direction = METERS[meter].direction,
  ): void {
    const pico = quantity * picked.picoPerUnit;
    let usd: Rational;
    if (Number.isInteger(quantity) && pico + this.#pico[direction] <= SAFE) {
      this.#pico[direction] += pico;
      usd = { n: BigInt(pico), d: PICO_PER_USD };
    } else {
      usd = times(picked.usdPerUnit, decimalOfNumber(quantity));
      this.#exact[direction] = plus(this.#exact[direction], usd);
    }
    const { line: price, factors, usdPerUnit } = picked;
    this.lines.push({ meter, quantity, price, factors, usdPerUnit, usd, rule });
  }

  cost(): Cost {
    const inputUsd = this.#total("input");
    const outputUsd = this.#total("output");
    const otherUsd = this.#total("other");
    const usd = plus(plus(inputUsd, outputUsd), otherUsd);
    const status = this.missing === 0 ? "priced" : this.lines.length > 0 ? "partial" : "unpriced";
    const totalPico = toPicoUsd(usd);
    return {
      status,
      lines: this.lines,
      inputUsd,
      outputUsd,
      otherUsd,
      usd,
      totalPico,
      notes: this.notes,
    };
  }

  #total(direction: "input" | "output" | "other"): Rational {
    const whole = { n: BigInt(this.#pico[direction]), d: PICO_PER_USD };
    const rest = this.#exact[direction];
    return rest === ZERO ? whole : plus(whole, rest);
  }
}

function addUsage(sum: Sum, usage: Usage, book: Book, at: Instant, options: CostOptions): void {
  sum.notes.push(...usage.notes);
  if (usage.known === "none") {
    sum.missing += 1;
    if (!usage.notes.some(({ code }) => code === "no_usage" || code === "stream_cut")) {
      sum.notes.push({ code: "no_usage" });
    }
  } else {
    if (usage.known === "estimated") sum.notes.push({ code: "usage_estimated" });
    const model = options.model ?? usage.model;
    if (model === undefined) {
      sum.missing += 1;
      sum.notes.push({ code: "model_missing" });
    } else {
      addMeters(sum, usage, model, book, at, options);
    }
  }
  for (const other of usage.others ?? []) {
    if (other.model !== undefined) sum.notes.push({ code: "several_models", about: other.model });
    addUsage(sum, other, book, at, { ...options, model: undefined });
  }
}

function addMeters(
  sum: Sum,
  usage: Usage,
  model: string,
  book: Book,
  at: Instant,
  options: CostOptions,
): void {
  const { provider } = options;
  const query = provider === undefined ? { model, at } : { provider, model, at };
  if (book.spread !== undefined) {
    addSpread(sum, book.spread(usage, query));
    return;
  }
  const found = book.find(query);
  if (!found.ok) {
    sum.missing += 1;
    sum.notes.push(findNote(found.error));
    return;
  }
  const prices = found.value;
  const context: PriceContext = {
    at,
    ...(options.knownAt === undefined ? {} : { knownAt: options.knownAt }),
    contextTokens: contextTokens(usage),
    serviceTier: usage.serviceTier ?? "standard",
    region: usage.region,
    variant: usage.variant,
  };
  if (context.serviceTier === "provisioned") sum.notes.push({ code: "provisioned" });
  let used = false;
  for (const meter in usage.meters) {
    const quantity = usage.meters[meter as Meter] as number;
    if (quantity === 0) continue;
    used = true;
    addMeter(sum, meter as Meter, quantity, prices, context);
  }
  addRequestFee(sum, usage, prices, context);
  if (!used) sum.notes.push({ code: "zero_usage" });
}

/** What a foreign book made of the usage; the sums stay ours. */
function addSpread(sum: Sum, spread: Outcome<Spread, FindError>): void {
  if (!spread.ok) {
    sum.missing += 1;
    sum.notes.push(findNote(spread.error));
    return;
  }
  for (const { meter, quantity, picked, rule, direction } of spread.value.parts) {
    sum.add(meter, quantity, picked, rule, direction);
  }
  sum.missing += spread.value.missing.length;
  sum.notes.push(...spread.value.missing);
}

/** A fee for the request itself is charged once wherever the table lists one. */
function addRequestFee(sum: Sum, usage: Usage, prices: ModelPrices, context: PriceContext): void {
  if (usage.meters.requests !== undefined) return;
  const fee = prices.table.pick("requests", context);
  if (fee !== undefined) sum.add("requests", 1, fee, prices.rule);
}

function addMeter(
  sum: Sum,
  meter: Meter,
  quantity: number,
  prices: ModelPrices,
  context: PriceContext,
): void {
  const { table, rule } = prices;
  const direct = table.pick(meter, context);
  if (direct !== undefined) {
    sum.add(meter, quantity, direct, rule);
    return;
  }
  if (!table.lists(meter, context.at, context.knownAt)) {
    for (const as of fallbacksOf(prices, meter)) {
      const price = table.pick(as, context);
      if (price !== undefined) {
        sum.add(meter, quantity, price, `${rule}; ${meter} at the price of ${as}`);
        return;
      }
      if (table.lists(as, context.at, context.knownAt)) break;
    }
  }
  sum.missing += 1;
  sum.notes.push({
    code: "price_missing",
    about: meter,
    values: missingReason(quantity, prices, meter, context),
  });
}

function fallbacksOf({ table }: ModelPrices, meter: Meter): readonly Meter[] {
  const own = table.fallbacks[meter];
  if (own !== undefined) return own;
  const general = METERS[meter].fallback;
  return general === undefined ? [] : [general];
}

function missingReason(
  quantity: number,
  { table, model }: ModelPrices,
  meter: Meter,
  context: PriceContext,
): Readonly<Record<string, number | string>> {
  if (!table.lists(meter, context.at, context.knownAt))
    return { quantity, reason: `${model} lists none` };
  const tier = context.serviceTier;
  const reason =
    tier === "standard"
      ? "none under the conditions of this request"
      : `none for service tier ${tier}`;
  return { quantity, reason };
}

function findNote(error: FindError): Note {
  switch (error.code) {
    case "unknown_model":
      return {
        code: "model_unknown",
        about: error.model,
        ...(error.nearest.length > 0 ? { values: { nearest: error.nearest.join(", ") } } : {}),
      };
    case "unknown_provider":
      return {
        code: "provider_unknown",
        about: error.provider,
        ...(error.nearest.length > 0 ? { values: { nearest: error.nearest.join(", ") } } : {}),
      };
    case "ambiguous_provider":
      return {
        code: "model_ambiguous",
        about: error.model,
        values: { providers: error.providers.join(", ") },
      };
  }
}

/** Input tokens of the request, cached ones included: what context tiers are compared with. */
function contextTokens(usage: Usage): number {
  let total = 0;
  for (const meter in usage.meters) {
    const facts = METERS[meter as Meter];
    if (facts.direction === "input" && facts.unit === "token")
      total += usage.meters[meter as Meter] as number;
  }
  return total;
}
