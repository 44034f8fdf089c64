import type { CheckProblem } from "@outlay/document";
import { decimal } from "../../decimal.ts";
import { compareRational, ratio, times } from "../../rational.ts";
import { sellerOf } from "../price-facts.ts";
import type { PricedModel } from "../price-file.ts";
import { conditionText } from "../price-row.ts";
import type { Lint } from "./lint.ts";
import { nameStem } from "./name-stem.ts";

const PLAIN = conditionText({});
const TEN = ratio(10n);
const COMPARED = ["input_text", "output_text"] as const;

/** Editions of one model, or regions of it, whose prices lie tenfold apart: cents for dollars. */
export const editionPrices: Lint = (file) => {
  const placed = file.models.map((model, m) => ({ model, m }));
  const editions = Map.groupBy(placed, ({ model }) =>
    [sellerOf(file, model), nameStem(model.id), model.tuned_from === undefined].join("\n"),
  );
  return [...editions.values()].flatMap((group) =>
    group.flatMap((one): CheckProblem[] =>
      COMPARED.flatMap((meter) => {
        const high = latest(one.model, meter);
        if (high === undefined || high.noted) return [];
        const low = group.find(({ model }) => {
          const usd = latest(model, meter)?.usd;
          return (
            usd !== undefined && usd.n !== 0n && compareRational(high.usd, times(usd, TEN)) >= 0
          );
        });
        return low === undefined
          ? []
          : [
              {
                code: "inconsistent" as const,
                message: `${meter} of \`${one.model.id}\` is ten times that of \`${low.model.id}\` or more, another edition of it: say why in \`note\``,
                at: [
                  "models",
                  one.m,
                  "prices",
                  one.model.prices.length - 1,
                  "usd",
                  high.row,
                  meter,
                ],
              },
            ];
      }),
    ),
  );
};

/** The plain price of a model's last sheet. */
function latest(model: PricedModel, meter: (typeof COMPARED)[number]) {
  const sheet = model.prices.at(-1);
  const row =
    sheet?.usd.findIndex((one) => one[meter] !== undefined && conditionText(one) === PLAIN) ?? -1;
  const found = sheet?.usd[row];
  const usd = found?.[meter];
  if (sheet === undefined || found === undefined || usd === undefined) return undefined;
  return { usd: decimal(usd), row, noted: (found.note ?? sheet.note) !== undefined };
}
