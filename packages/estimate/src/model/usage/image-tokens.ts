import { type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Row of the defaults: tokens of one image. */
export const imageTokensRow = "usage.image-tokens";

/**
 * Tokens that the images of a task become in its first prompt, and with it in all that are sent again;
 * nothing where the plan has none.
 */
export function addImageTokens(sheet: Sheet, plan: Plan): Expression | undefined {
  const { images_in: images } = plan.workload;
  if (images === undefined) return undefined;
  return sheet.step(
    "usage.image-tokens-per-call",
    "token / call",
    "Images of a task × tokens of one: a part of each of its prompts.",
    mul(
      sheet.believe({
        id: "workload.images_in",
        doc: "Images that a task sends.",
        plan: images,
        key: "workload.images_in",
      }),
      sheet.assume(imageTokensRow, "Tokens that one image becomes."),
      quantity(1, "task / call"),
    ),
  );
}
