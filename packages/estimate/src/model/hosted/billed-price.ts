import { compareRational, type Meter, type PriceContext } from "@outlay/pricing";
import { add, le, mul, quantity, sub, type Term, where } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import type { HostedModel } from "./hosted-model.ts";
import { addTokenPrice, type FoundPrice, findPrice } from "./token-price.ts";

/** A kind of token and the meters whose price it is billed at. */
export interface BilledMeter {
  readonly part: string;
  readonly doc: string;
  /** The meter, and those tried after it when the book has no price for it. */
  readonly meters: readonly [Meter, ...Meter[]];
}

/**
 * USD for one token of this kind: by the length of the prompt where the vendor's price depends on it,
 * and the batch share at its own price. Nothing when the book has no price.
 */
export function addBilledPrice(
  sheet: Sheet,
  model: HostedModel,
  billed: BilledMeter,
  usage: TaskUsage,
): Term | undefined {
  const { part, doc, meters } = billed;
  const [meter] = meters;
  const id = `${model.priceId}.${meter}`;
  const tried = meters.find((each) => findPrice(model.prices, each, model.context) !== undefined);
  if (tried === undefined) {
    model.unpriced.push(meter);
    sheet.note({
      code: "unpriced",
      path: model.path,
      text: `The book ${model.book.id} has no price for ${meter} of ${model.provider}/${model.id}; the totals of this path leave it out.`,
    });
    return undefined;
  }
  if (tried !== meter && part.endsWith("cache-read")) {
    sheet.note({
      code: "price-fallback",
      path: model.path,
      text: `${model.name} has no price for cache reads in the book ${model.book.id}; they are counted at the price of input.`,
    });
  }
  const priced = (context: PriceContext, as: string, what: string): Term =>
    addPriceByLength(sheet, model, tried, context, as, `${what} ${doc}`, usage);
  const standard = priced(model.context, id, "Price of one token.");
  if (!model.usesBatch) return standard;
  const batch: PriceContext = { ...model.context, serviceTier: "batch" };
  const found = findPrice(model.prices, tried, batch);
  if (found === undefined) {
    sheet.note({
      code: "price-fallback",
      path: model.path,
      text: `${model.name} has no batch price for ${tried} in the book ${model.book.id}; the batch share is counted at the standard price.`,
    });
    return standard;
  }
  const cheap = priced(batch, `${id}.batch`, "Batch price of one token.");
  return sheet.step(
    `${model.path}.model-usage.${part}.price`,
    "USD / token",
    `Price of one token, the share that may wait at the batch price. ${doc}`,
    add(mul(sub(1, usage.batchShare), standard), mul(usage.batchShare, cheap)),
  );
}

/** The price of the length of each draw's mean prompt; a single price where length does not matter. */
function addPriceByLength(
  sheet: Sheet,
  model: HostedModel,
  meter: Meter,
  context: PriceContext,
  id: string,
  doc: string,
  { promptTokens }: TaskUsage,
): Term {
  const at = (contextTokens: number) =>
    findPrice(model.prices, meter, { ...context, contextTokens });
  const bounds = contextBounds(model);
  const [lowest = context.contextTokens] = bounds;
  const shortest = at(lowest) ?? (findPrice(model.prices, meter, context) as FoundPrice);
  const segments: Segment[] = [{ above: 0, found: shortest }];
  for (const bound of bounds) {
    const found = at(bound + 1);
    if (found === undefined || samePrice(found, (segments.at(-1) as Segment).found)) continue;
    segments.push({ above: bound, found });
  }
  return segments.reduceRight<{ price: Term; from: number } | undefined>(
    (next, { above, found }) => {
      const priceId = above === 0 ? id : `${id}.above-${above}`;
      const own = addTokenPrice(sheet, priceId, doc, found);
      if (next === undefined) return { price: own, from: above };
      const within = le(promptTokens, quantity(next.from, "token / call"));
      return { price: where(within, own, next.price), from: above };
    },
    undefined,
  )?.price as Term;
}

/** A price for prompts of more than `above` tokens. */
interface Segment {
  readonly above: number;
  readonly found: FoundPrice;
}

const samePrice = (a: FoundPrice, b: FoundPrice): boolean =>
  a.meter === b.meter && compareRational(a.picked.usdPerUnit, b.picked.usdPerUnit) === 0;

/** Lengths of a prompt, in tokens, above which a price of the model changes; rising. */
export const contextBounds = (model: HostedModel): number[] =>
  [
    ...new Set(
      model.prices.table.lines.flatMap(({ when }) =>
        [when.contextAbove, when.contextUpTo].filter((bound) => bound !== undefined),
      ),
    ),
  ].sort((a, b) => a - b);
