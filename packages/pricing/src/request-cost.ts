import type { Outcome } from "@outlay/document";
import type { Book, FindError, ModelPrices, Spread } from "./book.ts";
import type { Cost } from "./cost.ts";
import { CostSum } from "./cost-sum.ts";
import { toDecimal } from "./decimal.ts";
import type { Instant } from "./instant.ts";
import { METERS, type Meter } from "./meter.ts";
import { type NearestModels, nearestText } from "./nearest-models.ts";
import type { Note } from "./note.ts";
import { priceMeter } from "./price-meter.ts";
import type { PriceContext } from "./price-table.ts";
import { minus, type Rational } from "./rational.ts";
import type { Usage } from "./usage.ts";

/** Further wishes for a cost. */
export interface CostOptions {
  /** Who sends the bill; absent: the only provider in the book that sells the model. */
  readonly provider?: string | undefined;
  /** Overrides the model that the response names, for instance with a reviewed one. */
  readonly model?: string | undefined;
  /** Price with what we knew then ("as billed"); absent: with all that is known ("restated"). */
  readonly knownAt?: Instant | undefined;
}

/**
 * The exact cost of one request's usage. Disjoint meters × price lines, summed as fractions and
 * rounded once. What has no price is named in `notes`; it is never counted as zero in silence.
 *
 * @param at time of the request
 * @example
 * const line = (meter: Meter, usd: string): PriceLine => ({ id: meter, provider: "acme", model: "m", meter, usd: decimal(usd), per: 1_000_000n, when: {}, effective: { from: at("2026-01-01") }, known: { from: at("2026-01-01") }, sources: ["price list"], status: "vendor page" });
 * const book = catalogBook({ id: "acme", lines: [line("input_text", "2"), line("cache_read_text", "0.5"), line("output_text", "8")] });
 * const usage = readUsage({ model: "m", usage: { prompt_tokens: 1000, completion_tokens: 500, prompt_tokens_details: { cached_tokens: 500 } } }, { provider: "acme", api: "chat" });
 * book.ok && usage.ok && picoUsdText(requestCost(usage.value, book.value, at("2026-07-01")).totalPico) // => "0.00525"
 */
export function requestCost(
  usage: Usage,
  book: Book,
  at: Instant,
  options: CostOptions = {},
): Cost {
  const sum = new CostSum();
  addUsage(sum, usage, book, at, options);
  const cost = sum.cost();
  const { statedUsd } = usage;
  if (statedUsd === undefined || cost.status !== "priced" || same(statedUsd, cost.usd)) return cost;
  const values = { stated: toDecimal(statedUsd).text, ours: toDecimal(cost.usd).text };
  return { ...cost, notes: [...cost.notes, { code: "stated_differs", values }] };
}

/** Notes that say: something that costs money is not in the counts. */
const LOWER_BOUND: ReadonlySet<Note["code"]> = new Set([
  "not_in_usage",
  "stream_cut",
  "count_missing",
]);

function addUsage(sum: CostSum, usage: Usage, book: Book, at: Instant, options: CostOptions): void {
  for (const note of usage.notes) {
    if (LOWER_BOUND.has(note.code)) sum.miss(note);
    else sum.note(note);
  }
  const model = options.model ?? usage.model;
  if (usage.known === "none") {
    sum.miss(usage.notes.some(saysUnknown) ? undefined : { code: "no_usage" });
  } else if (model === undefined) {
    sum.miss({ code: "model_missing" });
  } else {
    if (usage.known === "estimated") sum.note({ code: "usage_estimated" });
    addMeters(sum, usage, model, book, at, options);
  }
  for (const other of usage.others ?? []) {
    const apart = other.model !== usage.model;
    if (apart) sum.note({ code: "several_models", about: other.model ?? "another model" });
    addUsage(sum, other, book, at, apart ? { ...options, model: undefined } : options);
  }
}

const saysUnknown = ({ code }: Note): boolean => code === "no_usage" || code === "stream_cut";

function addMeters(
  sum: CostSum,
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
    sum.miss(findNote(found.error));
    return;
  }
  const prices = found.value;
  const context: PriceContext = {
    at,
    knownAt: options.knownAt,
    contextTokens: usage.contextTokens ?? inputTokens(usage),
    serviceTier: usage.serviceTier ?? "standard",
    region: usage.region,
    variant: usage.variant,
  };
  if (context.serviceTier === "provisioned") sum.note({ code: "provisioned" });
  let used = false;
  for (const meter in usage.meters) {
    const quantity = usage.meters[meter as Meter] as number;
    if (quantity === 0) continue;
    used = true;
    priceMeter(sum, meter as Meter, quantity, prices, context);
  }
  addRequestFee(sum, usage, prices, context);
  if (!used) sum.note({ code: "zero_usage" });
}

/** What a foreign book made of the usage; the sums stay ours. */
function addSpread(sum: CostSum, spread: Outcome<Spread, FindError>): void {
  if (!spread.ok) {
    sum.miss(findNote(spread.error));
    return;
  }
  for (const { meter, quantity, picked, rule, direction } of spread.value.parts) {
    sum.add(meter, quantity, picked, rule, direction);
  }
  for (const note of spread.value.missing) sum.miss(note);
  for (const note of spread.value.notes ?? []) sum.note(note);
}

/** A fee for the request itself is charged once wherever the table lists one. */
function addRequestFee(
  sum: CostSum,
  usage: Usage,
  prices: ModelPrices,
  context: PriceContext,
): void {
  if (usage.meters.requests !== undefined) return;
  const fee = prices.table.pick("requests", context);
  if (fee !== undefined) sum.add("requests", 1, fee, prices.rule);
  else if (prices.table.lists("requests", context.at, context.knownAt)) {
    priceMeter(sum, "requests", 1, prices, context);
  }
}

function findNote(error: FindError): Note {
  switch (error.code) {
    case "unknown_model":
      return { code: "model_unknown", about: error.model, ...hints(error) };
    case "unknown_provider":
      return { code: "provider_unknown", about: error.provider, ...hints(error) };
    case "ambiguous_provider":
      return {
        code: "model_ambiguous",
        about: error.model,
        values: { providers: error.providers.join(", ") },
      };
  }
}

/** Who else sells it; else which names are nearest. */
function hints(error: NearestModels & { sellers?: readonly string[] }): Pick<Note, "values"> {
  const { sellers = [] } = error;
  if (sellers.length > 0) return { values: { sellers: sellers.join(", ") } };
  const near = nearestText(error);
  return near === "" ? {} : { values: { nearest: near } };
}

/** Input tokens of the request, cached ones included: what context tiers are compared with. */
function inputTokens(usage: Usage): number {
  let total = 0;
  for (const meter in usage.meters) {
    const facts = METERS[meter as Meter];
    if (facts.direction === "input" && facts.unit === "token") {
      total += usage.meters[meter as Meter] as number;
    }
  }
  return total;
}

/** Whether two amounts differ by less than a tenth of a nano-dollar, the finest any provider states. */
function same(a: Rational, b: Rational): boolean {
  const { n, d } = minus(a, b);
  return (n < 0n ? -n : n) * 10_000_000_000n < d;
}
