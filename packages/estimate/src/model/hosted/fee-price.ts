import type { Meter, PriceContext } from "@outlay/pricing";
import type { Expression } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { HostedModel, NamedModel } from "./hosted-model.ts";
import { addTokenPrice, findPrice } from "./token-price.ts";

/** The price that a model's seller asks for one unit of a meter, or nothing where the book has none. */
export function addFeePrice(
  sheet: Sheet,
  { provider, id, name, prices }: NamedModel,
  meter: Meter,
  context: PriceContext,
  unit: string,
  what: string,
): Expression | undefined {
  const found = findPrice(prices, meter, context);
  if (found === undefined) return undefined;
  return addTokenPrice(
    sheet,
    `price.${provider}.${id}.${meter}`,
    `${what} at ${name}.`,
    found,
    unit,
  );
}

/** The same for the model of a path; a tuned one has the fees of the model it was tuned from. */
export function addOwnFee(
  sheet: Sheet,
  model: HostedModel | undefined,
  meter: Meter,
  unit: string,
  what: string,
): Expression | undefined {
  if (model === undefined) return undefined;
  const { context, base } = model;
  return (
    addFeePrice(sheet, model, meter, context, unit, what) ??
    (base === undefined ? undefined : addFeePrice(sheet, base, meter, context, unit, what))
  );
}

/** Conditions of a price that depends on no prompt. */
export const plainContext = (at: PriceContext["at"]): PriceContext => ({
  at,
  contextTokens: 0,
  serviceTier: "standard",
});
