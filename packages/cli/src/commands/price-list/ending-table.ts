import type { Colour } from "../../output/colour.ts";
import { table } from "../../output/table.ts";
import type { ListedModel } from "./listed-model.ts";

/**
 * Models that end soon, the first to end first, and what their sellers recommend instead.
 *
 * @param models each with the day of its end
 */
export function endingTable(
  models: readonly ListedModel[],
  style: { readonly width: number; readonly colour: Colour },
): string {
  const rows = models
    .toSorted((a, b) => ((a.ends ?? "") < (b.ends ?? "") ? -1 : a.ends === b.ends ? 0 : 1))
    .map(({ provider, model, ends = "", usd, prices, endOfLife }) => [
      ends,
      `${provider}/${model}`,
      usd["input_text"] ?? prices[0]?.usd ?? "-",
      usd["output_text"] ?? "-",
      endOfLife?.replacement ?? "-",
    ]);
  return table(
    [
      { header: "ends" },
      { header: "model", wraps: true },
      { header: "input", align: "right" },
      { header: "output", align: "right" },
      { header: "instead", wraps: true },
    ],
    rows,
    style,
  );
}
