import type { Sheet } from "../sheet/sheet.ts";
import { addFeePrice } from "./fee-price.ts";
import type { HostedModel } from "./hosted-model.ts";
import type { PricedTokens } from "./prompt-parts.ts";

/**
 * What a seller asks for each request beside its tokens, as AI21 did for Jurassic-1; nothing where the
 * book has no such price. It counts once a call: `tokens` is 1, `price` USD a call.
 *
 * @param prefix beginning of the part's name: `small-`, `next-`
 */
export function requestFee(sheet: Sheet, model: HostedModel, prefix: string): PricedTokens[] {
  const price = addFeePrice(sheet, model, "requests", model.context, "USD / call", "One request");
  if (price === undefined) return [];
  return [{ part: `${prefix}requests`, doc: "Fees for requests.", tokens: 1, price }];
}
