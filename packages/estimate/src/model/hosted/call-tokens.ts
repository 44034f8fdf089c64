import { add, mul, type Term } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import { withoutPrefix } from "../usage/without-prefix.ts";
import type { HostedModel } from "./hosted-model.ts";
import { imagePart } from "./image-part.ts";
import { type PricedTokens, priced, promptParts } from "./prompt-parts.ts";
import { requestFee } from "./request-fee.ts";

/**
 * The tokens of one call of a model, by kind, with their prices, and the fee of the request where its
 * seller asks one.
 *
 * @param prefix beginning of the names of the parts: `next-` for a model that takes the place of another
 */
export function callTokens(
  sheet: Sheet,
  model: HostedModel,
  all: TaskUsage,
  prefix: string,
): PricedTokens[] {
  const usage =
    model.usesCache || all.prefixHitShare === undefined ? all : withoutPrefix(sheet, all);
  const { outputTokens, reasoningTokens } = usage;
  return [
    ...promptParts(sheet, model, usage, prefix),
    ...imagePart(sheet, model, usage, prefix),
    ...priced(sheet, model, usage, prefix, [
      [{ part: "output", doc: "Visible answers.", meters: ["output_text"] }, outputTokens],
      ...(model.reasons
        ? ([
            [
              { part: "reasoning", doc: "Hidden reasoning.", meters: ["output_reasoning"] },
              reasoningTokens,
            ],
          ] as const)
        : []),
    ]),
    ...requestFee(sheet, model, prefix),
  ];
}

/** USD for one call: tokens × price of all kinds. */
export const callCost = (parts: readonly PricedTokens[]): Term =>
  parts.length === 0 ? 0 : add(...parts.map(({ tokens, price }) => mul(tokens, price)));
