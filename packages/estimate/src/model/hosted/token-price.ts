import {
  type BilledPrice,
  billedPrice,
  type Meter,
  type ModelPrices,
  type PickedPrice,
  type PriceContext,
  type PriceStatus,
  toNumber,
} from "@outlay/pricing";
import type { Expression, Origin } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** A price found in a book, and the meter whose line decided it. */
export interface FoundPrice extends BilledPrice {
  /** The meter that was asked for. */
  readonly asked: Meter;
  readonly context: PriceContext;
}

/** The price of a meter, its own or that of the meter the book bills it as. */
export function findPrice(
  { table }: ModelPrices,
  asked: Meter,
  context: PriceContext,
): FoundPrice | undefined {
  const found = billedPrice(table, asked, context);
  return found === undefined ? undefined : { ...found, asked, context };
}

/** Adds the price as an input whose origin is the price line: USD for one token, or one of another unit. */
export function addTokenPrice(
  sheet: Sheet,
  id: string,
  doc: string,
  { picked, asked, context }: FoundPrice,
  unit = "USD / token",
): Expression {
  if (sheet.graph.has(id)) return { op: "node", id };
  const { provider, model } = picked.line;
  sheet.bookPrices.push({ node: id, provider, model, meter: asked, context, picked });
  return sheet.graph.input({
    id,
    unit,
    doc,
    distribution: { kind: "point", value: toNumber(picked.usdPerUnit) },
    origin: priceOrigin(picked),
  });
}

/** The price line as the source of a number: its id, how well it is founded, and where to check. */
export function priceOrigin({ line, factors }: PickedPrice): Origin {
  const by = factors.map((factor) => ` × ${factor.id}`).join("");
  const day = line.checked === undefined ? undefined : new Date(line.checked).toISOString();
  return {
    kind: priceKinds[line.status],
    source: `price line ${line.id}${by}; ${line.status}: ${[...line.sources, ...(line.evidence === undefined ? [] : [line.evidence])].join(", ")}`,
    ...(day === undefined ? {} : { checked: day.slice(0, 10) }),
  };
}

/** What an input is that a price makes, by how well the price is founded. */
export const priceKinds: Readonly<Record<PriceStatus, Origin["kind"]>> = {
  "seen on invoice": "measured",
  "vendor page": "vendor",
  "two catalogues agree": "published",
  "single source": "published",
  // What the seller agreed to: as good as its page, for this buyer.
  negotiated: "vendor",
};
