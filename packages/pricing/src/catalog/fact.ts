import { type Shape, shape } from "@outlay/document";
import type { PriceStatus } from "../price-line.ts";

/** What an hourly rate contains: the wage alone, the wage with what an employer pays on top, or a bill. */
export const RATE_BASES = ["wage", "loaded", "billed"] as const;

/** A price, rate or figure beside the models: a range with its unit, dated and sourced. */
export interface CatalogFact {
  readonly id: string;
  readonly name: string;
  /** Of the three amounts, for example `USD / hour` or `USD / GB / month`; its words are `FACT_UNITS`. */
  readonly unit: string;
  /** The amounts are for this many of what the unit divides by; absent: one. */
  readonly per?: string;
  readonly low: string;
  readonly likely: string;
  readonly high: string;
  /** Who asks the price, in lower case; absent where it is no seller's. */
  readonly seller?: string;
  /** Region, country or cloud region for which it holds; absent: where the seller has one price, or the US. */
  readonly region?: string;
  /** Role whose work it is the rate of. */
  readonly role?: string;
  /** What a rate of work contains. */
  readonly basis?: (typeof RATE_BASES)[number];
  readonly status: PriceStatus | "assumption";
  /** The last day for which a source shows it; absent where no source has a day. */
  readonly checked?: string;
  readonly sources: readonly string[];
  readonly note?: string;
}

const slug = shape.text({
  pattern: /[a-z0-9]+(?:-[a-z0-9]+)*/,
  expected: "lower case words joined by -",
});

/** One fact, in a file of facts. */
export const factShape: Shape<CatalogFact> = shape.object({
  id: shape.text({ pattern: /[a-z0-9]+(?:[.-][a-z0-9]+)*/, expected: "words joined by . and -" }),
  name: shape.text(),
  unit: shape.text({ max: 60, examples: ["USD / GB / month"] }),
  per: shape.optional(shape.decimal()),
  low: shape.decimal(),
  likely: shape.decimal(),
  high: shape.decimal(),
  seller: shape.optional(slug),
  region: shape.optional(slug),
  role: shape.optional(slug),
  basis: shape.optional(shape.choice(RATE_BASES)),
  status: shape.choice([
    "seen on invoice",
    "vendor page",
    "two catalogues agree",
    "single source",
    "assumption",
  ]),
  checked: shape.optional(shape.date()),
  sources: shape.list(shape.text(), { min: 1 }),
  note: shape.optional(shape.text()),
});
