import type { TrainingMethod } from "@outlay/capacity";
import type { Instant } from "@outlay/pricing";
import type { NamedModel } from "../hosted/hosted-model.ts";
import { type FoundPrice, findPrice } from "../hosted/token-price.ts";

/**
 * The price of one token trained on, which is billed for each epoch; nothing where the book has none,
 * which is how it says that the seller does not tune the model.
 *
 * A price for the method comes before one that holds for any.
 */
export const trainingPrice = (
  { prices }: Pick<NamedModel, "prices">,
  at: Instant,
  method: TrainingMethod,
): FoundPrice | undefined =>
  findPrice(prices, "training_tokens", {
    at,
    contextTokens: 0,
    serviceTier: "standard",
    variant: { method },
  });
