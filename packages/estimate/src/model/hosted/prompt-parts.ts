import type { Meter } from "@outlay/pricing";
import { add, mul, sub, type Term } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import { addBilledPrice } from "./billed-price.ts";
import { addCacheChoice, writesCostMore } from "./cache-choice.ts";
import type { HostedModel } from "./hosted-model.ts";

/** Tokens of a call that are billed alike, and what one of them costs; or the fee of the call itself. */
export interface PricedTokens {
  /** Name in ids: `cache-read`. */
  readonly part: string;
  readonly doc: string;
  /** token / call; 1 for the fee of a request. */
  readonly tokens: Term;
  /** USD / token; USD / call for the fee of a request. */
  readonly price: Term;
}

/** A kind of token, before its price is known. */
interface Kind {
  readonly part: string;
  readonly doc: string;
  readonly meters: readonly [Meter, ...Meter[]];
}

const input: Kind = { part: "input", doc: "Prompts.", meters: ["input_text"] };
const readOf = (history: boolean): Kind => ({
  part: "cache-read",
  doc: history
    ? "Repeated parts of prompts and what was said before, found in the cache."
    : "Repeated parts of prompts, found in the cache.",
  meters: ["cache_read_text", "input_text"],
});
const writeOf = (history: boolean): Kind => ({
  part: "cache-write",
  doc: history
    ? "The rest of prompts, written to the cache for the next call of the task."
    : "Repeated parts of prompts, not found and written to the cache.",
  meters: ["cache_write_5m", "cache_write", "input_text"],
});

/** Prices the kinds that have a price, with as many tokens of each as are told. */
export function priced(
  sheet: Sheet,
  model: HostedModel,
  usage: TaskUsage,
  prefix: string,
  kinds: readonly (readonly [Kind, Term])[],
): PricedTokens[] {
  return kinds.flatMap(([kind, tokens]) => {
    const part = `${prefix}${kind.part}`;
    const price = addBilledPrice(sheet, model, { ...kind, part }, usage);
    return price === undefined ? [] : [{ part, doc: kind.doc, tokens, price }];
  });
}

/**
 * A prompt in parts: plain, read from the cache, written to it. Where the history is cached, all
 * that is not found is written: also by the last call of a task, which nobody reads again. Where writing
 * costs more than input, each draw caches what pays, and sends the rest as plain input.
 *
 * @param prefix beginning of the names of the parts: `next-` for a model that takes the place of another
 */
export function promptParts(
  sheet: Sheet,
  model: HostedModel,
  usage: TaskUsage,
  prefix: string,
): PricedTokens[] {
  const { plainTokens, cachedTokens, newPrefixTokens, cachedHistory } = usage;
  const { cachesHistory: history, usesCache } = model;
  const parts = (...kinds: readonly (readonly [Kind, Term])[]): PricedTokens[] =>
    priced(sheet, model, usage, prefix, kinds);
  const [read, write] = [readOf(history), writeOf(history)];
  if (!history && !usesCache) return parts([input, plainTokens]);
  if (!writesCostMore(model)) {
    return history
      ? parts(
          [read, add(cachedTokens, cachedHistory)],
          [write, sub(add(plainTokens, newPrefixTokens), cachedHistory)],
        )
      : parts([input, plainTokens], [read, cachedTokens], [write, newPrefixTokens]);
  }
  const prices = parts([input, 0], [read, 0], [write, 0]);
  const [i, r, w] = prices;
  if (i === undefined || r === undefined || w === undefined) return prices; // not all are priced: said
  const choice = addCacheChoice(sheet, model, usage, prefix, {
    input: i.price,
    read: r.price,
    write: w.price,
  });
  const { all, some } = choice;
  return [
    {
      ...i,
      tokens: add(
        mul(plainTokens, sub(1, all)),
        mul(add(cachedTokens, newPrefixTokens), sub(1, some)),
      ),
    },
    { ...r, tokens: add(mul(cachedTokens, some), mul(cachedHistory, all)) },
    {
      ...w,
      tokens: add(mul(newPrefixTokens, some), mul(sub(plainTokens, cachedHistory), all)),
    },
  ];
}
