import type { Meter, ModelPrices, PriceBook, PriceContext } from "@outlay/pricing";
import { median, quantile } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { ApiPath } from "../sheet/path.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import { shortestCached } from "./shortest-cached.ts";

/** Who else could serve the model: nobody, or anyone with machines, as its weights are published. */
export type Sourcing = "closed" | "open-through-host";

/** A model of a price book, by the names that the book knows it by. */
export interface NamedModel {
  readonly provider: string;
  readonly id: string;
  readonly name: string;
  readonly book: PriceBook;
  readonly prices: ModelPrices;
}

/** The model of a path through an API, with its prices on the day from which it is used. */
export interface HostedModel extends NamedModel {
  readonly path: ApiPath;
  /** Beginning of the ids of its prices: `price.openai.gpt-4o`, with the day where it comes later. */
  readonly priceId: string;
  /** Decides between prices with conditions: first day of use, typical prompt, standard tier. */
  readonly context: PriceContext;
  /** Absent where the catalog does not say whether the weights are published. */
  readonly sourcing?: Sourcing;
  /** On a tuned path: the model that is tuned, whose entry has the price of training. */
  readonly base?: NamedModel;
  /** False on a tuned path where nobody's price for using the tuned model is known: `prices` are those of the base. */
  readonly usePriced: boolean;
  /** Whether what all tasks share is cached: the plan states it, and it is long enough at the middle. */
  readonly usesCache: boolean;
  /** Tokens that it would have to be long, where it is too short. */
  readonly prefixShortOf?: number;
  /** Whether what a task has sent before can be read from the cache; then all that is new is written. */
  readonly cachesHistory: boolean;
  readonly usesBatch: boolean;
  readonly reasons: boolean;
  /** Meters without a price; filled while lines are added, and shared with the models that follow. */
  readonly unpriced: Meter[];
  /** First month of the plan without the model, from 0, where its vendor ends it within the horizon. */
  readonly endsInMonth?: number;
  /** What takes its place then: what the vendor recommends, with its own prices. */
  readonly next?: HostedModel;
}

/** What of a model's prices a plan uses. */
export interface ModelUse {
  readonly plan: Plan;
  readonly defaults: Defaults;
  readonly path: ApiPath;
  readonly call: TypicalCall;
  readonly unpriced: Meter[];
}

/** Shortest prompt that is cached where the seller does not say. */
const usualShortest = 1024;

/**
 * The model with what of its prices the plan uses.
 *
 * @param context first day of use, typical prompt, standard tier
 * @param day set where the model takes the place of another: the day, as a part of the ids of its prices
 */
export function hostedModel(
  { plan, defaults, path, call, unpriced }: ModelUse,
  { provider, id, name, book, prices }: NamedModel,
  context: PriceContext,
  day?: string,
): HostedModel {
  const { batch_share: batch, cached_prefix_tokens: prefix } = plan.workload;
  const reasoning =
    plan.workload.reasoning_multiple?.distribution ??
    defaultRow(defaults, "usage.reasoning-multiple").distribution;
  const shortest = shortestCached(provider, id);
  const shares = prefix !== undefined && quantile(prefix.distribution, 0.99) > 0;
  const longEnough = shares && median(prefix.distribution) >= (shortest ?? 0);
  const weights = book.model(provider, id)?.weights;
  return {
    path,
    provider,
    id,
    name,
    book,
    prices,
    context,
    priceId: `price.${provider}.${id}${day === undefined ? "" : `.from-${day}`}`,
    ...(weights === undefined
      ? {}
      : { sourcing: weights === "open" ? "open-through-host" : "closed" }),
    usePriced: true,
    usesCache: longEnough,
    ...(shares && !longEnough && shortest !== undefined ? { prefixShortOf: shortest } : {}),
    cachesHistory:
      mayCacheHistory(plan, call, shortest ?? usualShortest) &&
      prices.table.pick("cache_read_text", context) !== undefined,
    usesBatch: batch !== undefined && quantile(batch.distribution, 0.99) > 0,
    reasons: quantile(reasoning, 0.99) > 0,
    unpriced,
  };
}

/**
 * Vendors cache the whole unchanged beginning of a prompt, history included, on their own or on
 * request, from the second call of a task on. Where what is written costs more than input, it pays only
 * if enough is found again: `cache-choice.ts` decides that in each draw.
 */
function mayCacheHistory(plan: Plan, call: TypicalCall, shortest: number): boolean {
  const stated = plan.workload.history_hit_share;
  return (
    (stated === undefined || quantile(stated.distribution, 0.99) > 0) &&
    call.calls >= 2 &&
    call.promptTokens >= shortest
  );
}

/** Why a typical call cannot be made, if it cannot. */
export function tooLong(
  { book, provider, id, name }: NamedModel,
  call: TypicalCall,
): string | undefined {
  const context = book.model(provider, id)?.context;
  const needed = Math.round(call.promptTokens + call.outputTokens);
  return context === undefined || needed <= context
    ? undefined
    : `A typical call needs ${needed} tokens; ${name} takes ${context}.`;
}
