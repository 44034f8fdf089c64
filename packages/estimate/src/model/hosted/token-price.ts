import {
  METERS,
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
export interface FoundPrice {
  readonly meter: Meter;
  readonly picked: PickedPrice;
}

/** The price of a meter, its own or that of the meter the book bills it as. */
export function findPrice(
  prices: ModelPrices,
  meter: Meter,
  context: PriceContext,
): FoundPrice | undefined {
  const fallback = METERS[meter].fallback;
  const meters = [
    meter,
    ...(prices.table.fallbacks[meter] ?? (fallback === undefined ? [] : [fallback])),
  ];
  for (const each of meters) {
    const picked = prices.table.pick(each, context);
    if (picked !== undefined) return { meter: each, picked };
  }
  return undefined;
}

/** Adds the price as an input whose origin is the price line: USD for one token, or one of another unit. */
export function addTokenPrice(
  sheet: Sheet,
  id: string,
  doc: string,
  { picked }: FoundPrice,
  unit = "USD / token",
): Expression {
  if (sheet.graph.has(id)) return { op: "node", id };
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
    kind: kinds[line.status],
    source: `price line ${line.id}${by}; ${line.status}: ${line.sources.join(", ")}`,
    ...(day === undefined ? {} : { checked: day.slice(0, 10) }),
  };
}

const kinds: Readonly<Record<PriceStatus, Origin["kind"]>> = {
  "seen on invoice": "measured",
  "vendor page": "vendor",
  "two catalogues agree": "published",
  "single source": "published",
};
