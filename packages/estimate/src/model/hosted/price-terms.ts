import { compareRational, type PriceContext, toNumber } from "@outlay/pricing";
import { type Expression, mul, sub } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { HostedModel } from "./hosted-model.ts";
import { isRegionalId } from "./regional-id.ts";
import { findPrice, priceOrigin } from "./token-price.ts";

/** What a contract and a region make of list prices. */
export interface PriceTerms {
  /** Factor on the list prices; absent where they hold as they are. */
  readonly factor?: Expression;
  /** The part of it that a region causes. */
  readonly uplift?: Expression;
}

/** The factor on all token prices of a model: (1 − discount) × uplift of the region. */
export function addPriceTerms(sheet: Sheet, plan: Plan, model: HostedModel): PriceTerms {
  const stated = plan.commercial?.discount;
  const uplift = addUplift(sheet, plan, model);
  if (stated === undefined && uplift === undefined) return {};
  const rest =
    stated === undefined
      ? []
      : [
          sub(
            1,
            sheet.believe({
              id: "commercial.discount",
              doc: "Discount off the list prices of model usage.",
              plan: stated,
              key: "commercial.discount",
            }),
          ),
        ];
  const factor = sheet.shared(
    `${model.path}.model-usage.price-factor.${model.provider}.${model.id}`,
    "factor",
    "What is paid for each dollar of list price: less the discount, times the uplift of the region.",
    () => mul(1, ...rest, ...(uplift === undefined ? [] : [uplift])),
  );
  return { factor, ...(uplift === undefined ? {} : { uplift }) };
}

/** Factor for keeping data in a region: what the plan states, what the seller lists, or a default. */
function addUplift(sheet: Sheet, plan: Plan, model: HostedModel): Expression | undefined {
  const stated = plan.commercial?.residency_uplift;
  if (stated !== undefined) {
    return sheet.believe({
      id: "commercial.residency_uplift",
      doc: "Factor on the prices for keeping data in a region.",
      plan: stated,
      key: "commercial.residency_uplift",
    });
  }
  if (plan.compliance?.residency !== "region" || isRegionalId(model.id)) return undefined;
  const doc = "Factor on the prices for keeping data in a region.";
  const listed = listedUplifts(model);
  const [lowest] = listed;
  const highest = listed.at(-1);
  if (lowest === undefined || highest === undefined) {
    return sheet.assume("price.residency-uplift", doc);
  }
  const id = `price.${model.provider}.${model.id}.residency`;
  if (sheet.graph.has(id)) return { op: "node", id };
  const [low, high] = [lowest.factor, highest.factor];
  return sheet.graph.input({
    id,
    unit: "factor",
    doc: `${doc} The plan names no region: ${listed.map(({ region, factor }) => `${region} ${factor}`).join(", ")}.`,
    distribution:
      low === high
        ? { kind: "point", value: low }
        : {
            kind: "pert",
            low,
            likely: (listed[Math.floor(listed.length / 2)] ?? lowest).factor,
            high,
          },
    origin: lowest.origin,
  });
}

/** What each region costs against no region, by the price of input; rising. */
function listedUplifts({ prices, context }: HostedModel) {
  const { table } = prices;
  const plain = findPrice(prices, "input_text", context);
  if (plain === undefined) return [];
  const regions = new Set(
    [...table.factors, ...table.lines].flatMap(({ when }) => when.region ?? []),
  );
  return [...regions]
    .flatMap((region) => {
      const there: PriceContext = { ...context, region };
      const found = findPrice(prices, "input_text", there);
      const named =
        found !== undefined &&
        (found.picked.line.when.region === region ||
          found.picked.factors.some((factor) => factor.when.region === region));
      if (!named || compareRational(plain.picked.usdPerUnit, { n: 0n, d: 1n }) <= 0) return [];
      const ratio = toNumber(found.picked.usdPerUnit) / toNumber(plain.picked.usdPerUnit);
      const factor = Math.round(ratio * 1e6) / 1e6;
      return [{ region, factor, origin: priceOrigin(found.picked) }];
    })
    .sort((a, b) => a.factor - b.factor);
}
