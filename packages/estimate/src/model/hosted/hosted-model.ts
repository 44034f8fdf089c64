import { fail, type Issue, issueAt, type Located, type Outcome, ok } from "@outlay/document";
import {
  type FindError,
  findBook,
  type Instant,
  type Meter,
  type ModelPrices,
  nearestText,
  type PriceBook,
  type PriceContext,
  readInstant,
  toNumber,
} from "@outlay/pricing";
import { quantile } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import { defaultRow } from "../sheet/input.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { ApiPath } from "../sheet/path.ts";
import type { TypicalCall } from "../usage/typical-call.ts";

/** The closed model of a plan, with its prices at the start of the plan. */
export interface HostedModel {
  readonly path: ApiPath;
  readonly provider: string;
  readonly id: string;
  readonly name: string;
  readonly book: PriceBook;
  readonly prices: ModelPrices;
  /** Decides between prices with conditions: start of the plan, typical prompt, standard tier. */
  readonly context: PriceContext;
  readonly usesCache: boolean;
  /** Whether what a task has sent before is read from the cache; then all that is new is written. */
  readonly cachesHistory: boolean;
  readonly usesBatch: boolean;
  readonly reasons: boolean;
  /** Meters without a price; filled while lines are added. */
  readonly unpriced: Meter[];
  /** First month of the plan without the model, from 0, where its vendor ends it within the horizon. */
  readonly endsInMonth?: number;
  /** What takes its place then: what the vendor recommends, with its own prices. */
  readonly next?: HostedModel;
}

/** Shortest prompt that vendors cache: OpenAI and most models of Anthropic. Some ask for more. */
const shortestCached = 1024;

/** The price book of a plan when it names none: the vendors' published prices. */
export const usualBook = "list";

/** What is wrong with a name that the book cannot resolve, and which names it has. */
function unknownModel({ value, at }: Located<string>, book: string, error: FindError): Issue {
  if (error.code === "ambiguous_provider") {
    const sold = error.providers.map((provider) => `${provider}/${value}`);
    return issueAt(at, {
      code: "wrong_value",
      message: `${value} is sold by several providers`,
      expected: `one of ${sold.join(", ")}`,
    });
  }
  const ended = error.code === "unknown_model" ? (error.ended ?? []) : [];
  const suggestion = error.nearest.find((name) => !ended.includes(name));
  const near = nearestText(error);
  return issueAt(at, {
    code: "wrong_value",
    message: `the price book ${book} has no model ${value}`,
    expected: `a model of the book ${book} as provider/model${near === "" ? "" : `; nearest: ${near}`}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** Finds the model that a path through an API names, or says what is wrong with the name. */
export function findHostedModel(
  plan: Plan,
  path: ApiPath,
  facts: EstimateFacts,
  start: string,
  months: number,
  call: TypicalCall,
): Outcome<HostedModel, Issue> {
  const named = plan.paths[path]?.model;
  if (named === undefined) throw new Error(`the plan has no path ${path}`);
  const book = findBook(facts.books, plan.price_book?.value ?? usualBook);
  if (!book.ok) {
    const [suggestion] = book.error.nearest;
    return fail(
      issueAt(plan.price_book?.at ?? named.at, {
        code: "wrong_value",
        message: `there is no price book ${book.error.book}`,
        expected: `one of ${[...facts.books.keys()].join(", ")}`,
        ...(suggestion === undefined ? {} : { suggestion }),
      }),
    );
  }
  const at = readInstant(`${start}-01`);
  if (!at.ok) throw new Error(`${start} is not a month`);
  const found = book.value.find({ model: named.value, at: at.value });
  if (!found.ok) {
    return fail(unknownModel(named, book.value.id, found.error));
  }
  const first = pricedModel(plan, path, facts, call, book.value, found.value, at.value, []);
  const ends = endMonth(first, start, months);
  if (ends === undefined) return ok(first);
  return ok({ ...first, endsInMonth: ends, ...nextOf(plan, facts, call, first) });
}

/** The model with its prices, and what of them the plan uses. */
function pricedModel(
  plan: Plan,
  path: ApiPath,
  facts: EstimateFacts,
  call: TypicalCall,
  book: PriceBook,
  prices: ModelPrices,
  at: Instant,
  unpriced: Meter[],
): HostedModel {
  const { provider, model } = prices;
  const { batch_share: batch, cached_prefix_tokens: prefix } = plan.workload;
  const reasoning =
    plan.workload.reasoning_multiple?.distribution ??
    defaultRow(facts.defaults, "usage.reasoning-multiple").distribution;
  const context: PriceContext = {
    at,
    contextTokens: Math.round(call.promptTokens),
    serviceTier: "standard",
  };
  return {
    path,
    provider,
    id: model,
    name: book.model(provider, model)?.name ?? model,
    book,
    prices,
    context,
    usesCache: prefix !== undefined && quantile(prefix.distribution, 0.99) > 0,
    cachesHistory: cachesHistory(plan, call) && hasCacheReads(prices, context),
    usesBatch: batch !== undefined && quantile(batch.distribution, 0.99) > 0,
    reasons: quantile(reasoning, 0.99) > 0,
    unpriced,
  };
}

/** The month of the plan in which the model ends; at least one month is paid for it. */
function endMonth(model: HostedModel, start: string, months: number): number | undefined {
  const date = model.book.model(model.provider, model.id)?.endOfLife?.date;
  if (date === undefined) return undefined;
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const month = Math.max(1, monthOf(date) - monthOf(start));
  return month < months ? month : undefined;
}

/** The model that the vendor recommends instead, priced on the day of the end, if the book has it. */
function nextOf(
  plan: Plan,
  facts: EstimateFacts,
  call: TypicalCall,
  { path, book, provider, id, unpriced }: HostedModel,
): { readonly next?: HostedModel } {
  const end = book.model(provider, id)?.endOfLife;
  if (end?.date === undefined || end.replacement === undefined) return {};
  const day = readInstant(end.date);
  if (!day.ok) return {};
  const prices = book.find({ model: `${provider}/${end.replacement}`, at: day.value });
  if (!prices.ok) return {};
  return { next: pricedModel(plan, path, facts, call, book, prices.value, day.value, unpriced) };
}

/**
 * Vendors cache the whole unchanged beginning of a prompt, history included, on their own or on
 * request. It pays from the second call of a task on, though what is written costs more at some.
 */
const cachesHistory = (plan: Plan, call: TypicalCall): boolean => {
  const stated = plan.workload.history_hit_share;
  return (
    (stated === undefined || quantile(stated.distribution, 0.99) > 0) &&
    call.calls >= 2 &&
    call.promptTokens >= shortestCached
  );
};

const hasCacheReads = (prices: ModelPrices, context: PriceContext): boolean =>
  prices.table.pick("cache_read_text", context) !== undefined;

/** Why a typical call cannot be made, if it cannot. */
export function tooLong(model: HostedModel, call: TypicalCall): string | undefined {
  const context = model.book.model(model.provider, model.id)?.context;
  const needed = Math.round(call.promptTokens + call.outputTokens);
  return context === undefined || needed <= context
    ? undefined
    : `A typical call needs ${needed} tokens; ${model.name} takes ${context}.`;
}

/** Why the model cannot be used when its vendor ends it before the plan starts. */
export function endedBefore(model: HostedModel, start: string): string | undefined {
  const date = model.book.model(model.provider, model.id)?.endOfLife?.date;
  return date === undefined || date > `${start}-01`
    ? undefined
    : `${model.name} ends on ${date}; the plan starts in ${start}. Plan with another model${replacementWords(model)}.`;
}

/** What the vendor recommends instead, by its name and id. */
function replacementWords({ book, provider, id }: HostedModel): string {
  const next = book.model(provider, id)?.endOfLife?.replacement;
  if (next === undefined) return "";
  const name = book.model(provider, next)?.name;
  return name === undefined
    ? `; its vendor recommends ${next}`
    : `; its vendor recommends ${name} (${provider}/${next})`;
}

/** What the input and output of the recommended model cost against those of this one. */
function nextPriceWords(model: HostedModel): string {
  const { book, provider, id, prices, context } = model;
  const next = book.model(provider, id)?.endOfLife?.replacement;
  if (next === undefined) return "";
  const found = book.find({ model: `${provider}/${next}`, at: context.at });
  if (!found.ok) return "";
  const times = (["input_text", "output_text"] as const).map((meter) => {
    const [from, to] = [prices, found.value].map((each) => each.table.pick(meter, context));
    return from === undefined || to === undefined
      ? undefined
      : Math.round((toNumber(to.usdPerUnit) / toNumber(from.usdPerUnit)) * 100) / 100;
  });
  if (times.includes(undefined)) return "";
  return `; ${book.model(provider, next)?.name ?? next}, which its vendor names next, costs ${times[0]} times as much for input and ${times[1]} times for output`;
}

/** What a reader must know of the model: its end, a price tier near by, what sources disagree on. */
export function hostedNotes(
  model: HostedModel,
  call: TypicalCall,
  lastMonth: string,
): EstimateNote[] {
  const notes: EstimateNote[] = [];
  const note = (code: EstimateNote["code"], text: string) =>
    notes.push({ code, path: model.path, text });
  const facts = model.book.model(model.provider, model.id);
  const end = facts?.endOfLife;
  if (end?.date !== undefined && end.date.slice(0, 7) <= lastMonth) {
    note(
      "ends-within-horizon",
      `${model.name} ends on ${end.date}, within the horizon${replacementWords(model)}. The estimate counts the work of moving to a next model (${model.path}.migration), and from then on the prices of ${model.next?.name ?? `${model.name}, as it has none of a next one`}.`,
    );
  } else if (end?.not_before !== undefined && end.not_before.slice(0, 7) <= lastMonth) {
    note(
      "end-of-life",
      `${model.name} is promised until ${end.not_before}, not to the end of the horizon. The estimate counts the work of moving to a next model (${model.path}.migration) and goes on with the prices of ${model.name}${nextPriceWords(model)}.`,
    );
  }
  const boundaries = new Set(
    model.prices.table.lines.flatMap(({ when }) =>
      [when.contextAbove, when.contextUpTo].filter((bound) => bound !== undefined),
    ),
  );
  for (const bound of boundaries) {
    const [typical, long] = [call.promptTokens, call.longPromptTokens];
    if (typical <= bound === long <= bound) continue;
    note(
      "context-boundary",
      `Prices of ${model.name} change above ${bound} input tokens; long prompts of this plan (${Math.round(long)}) are on the other side than the typical one (${Math.round(typical)}). Each draw pays the price of its own mean prompt.`,
    );
  }
  for (const sheet of facts?.sheets ?? []) {
    if (model.book.id !== usualBook && sheet.note !== undefined) {
      note("contradiction", `${model.name} in the book ${model.book.id}: ${sheet.note}.`);
    }
  }
  return notes;
}
