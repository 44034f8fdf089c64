import type { ProvisionedOffer, ProvisionedPrice } from "@outlay/pricing";
import { provisionedOffers, usdPerUnitMonth } from "@outlay/pricing";
import { type Expression, mul, type Term } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { HostedModel } from "./hosted-model.ts";
import { provisionedNote } from "./provisioned-note.ts";
import { priceKinds } from "./token-price.ts";
import { unitsNotes } from "./units-notes.ts";

/** What reserved throughput costs; no fee where the catalog has no price for what the plan asks for. */
export interface ReservedFee {
  /** USD / month. */
  readonly fee?: Term;
}

/**
 * The fee for reserved throughput that carries all calls of a path's model: the plan's own, or else its
 * units at the seller's price.
 *
 * @returns `undefined` where the plan reserves nothing
 */
export function addReservedFee(context: ModelContext, model: HostedModel): ReservedFee | undefined {
  const { sheet, plan } = context;
  const own = plan.commercial?.provisioned;
  const units = plan.commercial?.provisioned_units;
  if (own !== undefined) {
    sheet.note(provisionedNote(context, model));
    if (units !== undefined) {
      const text =
        "commercial.provisioned_units has no effect: the plan states the fee itself (commercial.provisioned).";
      sheet.note({ code: "input-unused", text });
    }
    const fee = sheet.believe({
      id: "commercial.provisioned",
      doc: "Fixed fee for reserved throughput that carries all calls of the path's model.",
      plan: own,
      key: "commercial.provisioned",
    });
    return { fee };
  }
  if (units === undefined) return undefined;
  const found = askedUnit(context, model);
  if (typeof found === "string") {
    model.unpriced.push("hosting_hours");
    sheet.note({ code: "unpriced", path: model.path, text: found });
    return {};
  }
  for (const note of unitsNotes(context, model, found.offer, found.price)) sheet.note(note);
  const count = sheet.believe({
    id: "commercial.provisioned_units",
    doc: "Units of reserved throughput.",
    plan: units,
    key: "commercial.provisioned_units",
  });
  return { fee: mul(count, addUnitPrice(context, found)) };
}

/** A unit, and its price for the term of the plan. */
interface AskedUnit {
  readonly offer: ProvisionedOffer;
  readonly price: ProvisionedPrice;
}

/** The unit that a plan asks for, or in words why there is none. */
function askedUnit(
  { plan, facts }: ModelContext,
  { provider, id, name }: HostedModel,
): AskedUnit | string {
  const { provisioned_unit: asked, provisioned_term: term } = plan.commercial ?? {};
  const offers = provisionedOffers(facts.provisioned, provider, id);
  const own = "state the fee of your offer under commercial.provisioned";
  if (offers.length === 0) {
    return `The catalog has no price for reserved throughput of ${name} (commercial.provisioned_units); ${own}.`;
  }
  const bundles = offers.some(({ carry }) => carry.output_tokens_per_minute !== undefined);
  if (bundles) {
    return `Reserved throughput of ${name} is sold in bundles of input and of output (${offers.map(({ unit }) => unit.id).join(", ")}), which one number of units cannot say; ${own}.`;
  }
  const anywhere = plan.compliance?.residency !== "region";
  const usual =
    offers.find(({ unit }) => (unit.region === "global") === anywhere) ??
    (anywhere ? offers[0] : undefined);
  const offer = asked === undefined ? usual : offers.find(({ unit }) => unit.id === asked.value);
  if (offer === undefined) {
    const sold = offers.map(({ unit }) => unit.id).join(", ");
    return `${asked === undefined ? "No units of a region are" : `${asked.value} is not`} sold for ${name}: ${sold} (commercial.provisioned_unit).`;
  }
  const { prices } = offer.unit;
  const price = term === undefined ? prices[0] : prices.find((one) => one.term === term);
  if (price === undefined) {
    const known = prices.map((one) => one.term).join(", ");
    return `The catalog has no price of ${offer.unit.id} for a ${term} (commercial.provisioned_term); it has: ${known}.`;
  }
  return { offer, price };
}

/** USD for one unit and month, as an input with its source. */
function addUnitPrice({ sheet }: ModelContext, { offer, price }: AskedUnit): Expression {
  const id = `price.${offer.unit.id}.${price.term}`;
  if (sheet.graph.has(id)) return { op: "node", id };
  const term = price.term === "hour" ? "without a commitment" : `for a ${price.term}`;
  return sheet.graph.input({
    id,
    unit: "USD / unit / month",
    doc: `${offer.unit.name}, ${term}: ${price.usd} USD a ${price.per}.`,
    distribution: { kind: "point", value: usdPerUnitMonth(price) },
    origin: {
      kind: priceKinds[price.status],
      source: `catalog/provisioned.yaml, ${offer.unit.id}; ${price.status}: ${price.sources.join(", ")}`,
      checked: price.checked,
    },
  });
}
