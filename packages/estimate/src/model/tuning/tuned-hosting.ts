import { compareRational, ZERO } from "@outlay/pricing";
import { type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { HostedModel } from "../hosted/hosted-model.ts";
import { addTokenPrice, findPrice } from "../hosted/token-price.ts";
import { hoursPerMonth } from "../self-hosted/machine-price.ts";
import type { RunPart } from "../sheet/line.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Keeping the tuned model at its provider. Its parts:
 *
 * - `deployment`: ready, USD an hour × all hours of the month, used or not. By the plan, else by the price
 *   list, which may say that it costs nothing; where the list is silent, by the default, since some
 *   sellers bill it and some do not
 * - `storage`: a fee for its weights, where the defaults have one for the seller
 *
 * No line where there is neither.
 */
export function addTunedHosting(sheet: Sheet, plan: Plan, model: HostedModel): void {
  const { path } = model;
  const hourly = addHourly(sheet, plan, model);
  const fee = `price.tuned-storage.${model.provider}`;
  const parts: readonly RunPart[] = [
    ...(hourly === undefined
      ? []
      : [
          {
            id: "deployment",
            doc: "One deployment kept ready, used or not.",
            basis: "month",
            rate: mul(hourly, quantity(hoursPerMonth, "hour / month")),
          } as const,
        ]),
    ...(model.usePriced && sheet.defaults.has(fee)
      ? [
          {
            id: "storage",
            doc: "Weights of the tuned model kept.",
            basis: "month",
            rate: sheet.assume(
              fee,
              "What the seller takes for keeping the weights of a tuned model.",
            ),
          } as const,
        ]
      : []),
  ];
  if (parts.length === 0) return;
  sheet.run({
    path,
    id: "tuned-hosting",
    title: "Hosting of the tuned model",
    doc: "One tuned model kept at its seller: price of an hour × all hours of the month, and the fee for its weights.",
    category: "infrastructure",
    phase: "deployment",
    bought: true,
    parts,
  });
}

function addHourly(sheet: Sheet, plan: Plan, model: HostedModel): Expression | undefined {
  const doc = "One hour of the tuned model kept ready.";
  const stated = plan.tuning?.hosting;
  if (stated !== undefined) {
    return sheet.believe({
      id: "tuning.hosting",
      doc,
      plan: stated,
      key: "tuning.hosting",
      default: "price.tuned-hosting",
    });
  }
  if (!model.usePriced) return undefined; // the path is partial: nobody's price is known
  const { provider, id, prices, context } = model;
  const found = findPrice(prices, "hosting_hours", { ...context, contextTokens: 0 });
  if (found === undefined) {
    sheet.note({
      code: "price-fallback",
      path: model.path,
      text: `The book ${model.book.id} does not say what an hour of ${model.name} kept ready costs: some sellers bill it, used or not, and some do not. Counted at the default price.tuned-hosting; state tuning.hosting.`,
    });
    return sheet.assume("price.tuned-hosting", doc);
  }
  if (compareRational(found.picked.usdPerUnit, ZERO) === 0) return undefined;
  return addTokenPrice(sheet, `price.${provider}.${id}.hosting_hours`, doc, found, "USD / hour");
}
