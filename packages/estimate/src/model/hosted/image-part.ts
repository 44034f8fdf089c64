import { compareRational } from "@outlay/pricing";
import { sub } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import { addBilledPrice } from "./billed-price.ts";
import type { HostedModel } from "./hosted-model.ts";
import type { PricedTokens } from "./prompt-parts.ts";
import { findPrice } from "./token-price.ts";

/**
 * What tokens of images cost more than those of text. They are a part of the prompt, and most sellers
 * bill them as text: then there is nothing to add. A model without a price for images leaves the path
 * partial.
 */
export function imagePart(
  sheet: Sheet,
  model: HostedModel,
  usage: TaskUsage,
  prefix: string,
): PricedTokens[] {
  if (usage.imageTokens === undefined) return [];
  const own = findPrice(model.prices, "input_image", model.context);
  const text = findPrice(model.prices, "input_text", model.context);
  if (own?.meter === "input_text" || text === undefined) return [];
  if (own !== undefined && compareRational(own.picked.usdPerUnit, text.picked.usdPerUnit) <= 0) {
    return []; // the text price is counted, which is the higher one
  }
  const price = (part: string, meter: "input_image" | "input_text") =>
    addBilledPrice(
      sheet,
      model,
      { part: `${prefix}${part}`, doc: "Images.", meters: [meter] },
      usage,
    );
  const image = price("image", "input_image");
  const plain = image === undefined ? undefined : price("image-as-text", "input_text");
  if (image === undefined || plain === undefined) return [];
  return [
    {
      part: `${prefix}image`,
      doc: "Images, what they cost more than as many tokens of text.",
      tokens: usage.imageTokens,
      price: sub(image, plain),
    },
  ];
}
