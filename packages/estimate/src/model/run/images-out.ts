import type { PriceContext } from "@outlay/pricing";
import { type Expression, mul, type Term } from "../../graph/index.ts";
import { addFeePrice } from "../hosted/fee-price.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";

/**
 * Images that are drawn for a task, USD: by the piece or by the tokens of a piece, at the prices of the
 * model that the plan names; a default for each without a name. Nothing, and a note, where the named
 * model has no such price.
 *
 * @param images image / task
 */
export function addImagesOut(
  { sheet, named }: ModelContext,
  path: PathId,
  images: Expression,
  at: PriceContext,
): Term | undefined {
  const { image } = named;
  if (image === undefined) {
    return mul(images, sheet.assume("usage.image-out", "Drawing one image."));
  }
  const piece = addFeePrice(sheet, image, "images", at, "USD / image", "One image");
  if (piece !== undefined) return mul(images, piece);
  const token = addFeePrice(
    sheet,
    image,
    "output_image",
    at,
    "USD / token",
    "One token of an image",
  );
  if (token !== undefined) {
    return mul(images, sheet.assume("usage.image-out-tokens", "Tokens of one image drawn."), token);
  }
  sheet.note({
    code: "unpriced",
    path,
    text: `The book ${image.book.id} has no price for images of ${image.provider}/${image.id}; the totals of this path leave them out.`,
  });
  return undefined;
}
