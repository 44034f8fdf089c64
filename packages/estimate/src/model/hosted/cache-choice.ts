import { compareRational } from "@outlay/pricing";
import { add, ge, max, mul, quantity, sub, type Term } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import type { HostedModel } from "./hosted-model.ts";
import { findPrice } from "./token-price.ts";

/** 1 in draws in which it is cached, else 0. */
export interface CacheChoice {
  /** All that is repeated: what tasks share, and what a task has sent before. */
  readonly all: Term;
  /** At least what all tasks share. */
  readonly some: Term;
}

/** USD / token. */
interface CachePrices {
  readonly input: Term;
  readonly read: Term;
  readonly write: Term;
}

/** Whether what is written to the cache costs more than plain input; then caching is a choice. */
export function writesCostMore({ prices, context }: HostedModel): boolean {
  const input = findPrice(prices, "input_text", context);
  const write =
    findPrice(prices, "cache_write_5m", context) ?? findPrice(prices, "cache_write", context);
  return (
    input !== undefined &&
    write !== undefined &&
    findPrice(prices, "cache_read_text", context) !== undefined &&
    compareRational(write.picked.usdPerUnit, input.picked.usdPerUnit) > 0
  );
}

/**
 * What a team that watches its bill would cache: with `r` the price of a token found, `w` of one
 * written and `i` of plain input, caching saves
 *
 *   found × (i − r) − written × (w − i)
 *
 * so it pays only if enough is found: from (w − i) / (w − r) of the tokens on, 22 % at the usual
 * prices of a tenth and five quarters of the input. Nothing, what tasks share, or all that is repeated:
 * each draw takes what saves most.
 */
export function addCacheChoice(
  sheet: Sheet,
  model: HostedModel,
  usage: TaskUsage,
  prefix: string,
  { input, read, write }: CachePrices,
): CacheChoice {
  const id = `${model.path}.model-usage.${prefix}`;
  const nothing = quantity(0, "USD / call");
  const saving = (name: string, doc: string, found: Term, written: Term): Term =>
    sheet.step(
      `${id}${name}`,
      "USD / call",
      doc,
      sub(mul(found, sub(input, read)), mul(written, sub(write, input))),
    );
  const shared = saving(
    "saved-by-prefix-cache",
    "What caching the repeated part saves on a call; below zero, what it loses.",
    usage.cachedTokens,
    usage.newPrefixTokens,
  );
  const pays = model.usesCache ? ge(shared, nothing) : 0;
  if (!model.cachesHistory) return { all: 0, some: pays };
  const whole = saving(
    "saved-by-history-cache",
    "What caching all that is repeated saves on a call; below zero, what it loses.",
    add(usage.cachedTokens, usage.cachedHistory),
    sub(add(usage.plainTokens, usage.newPrefixTokens), usage.cachedHistory),
  );
  const all = sheet.step(
    `${id}caches-history`,
    "share",
    "1 where caching all that is repeated saves most, else 0.",
    ge(whole, model.usesCache ? max(shared, nothing) : nothing),
  );
  return { all, some: model.usesCache ? max(all, pays) : all };
}
