import { type BookFact, LIST_BOOK } from "@outlay/pricing";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import { type OurRange, ourRange } from "./article-price-beside.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of the articles' prices. */
export const articlePriceColumns: readonly Column[] = [
  { header: "id" },
  { header: "articles", align: "right", wraps: true },
  { header: "our sources", align: "right", wraps: true },
  { header: "so", wraps: true },
  { header: "unit", wraps: true },
];

const range = ({ low, high }: { readonly low: string | number; readonly high: string | number }) =>
  low === high ? `${low}` : `${low} to ${high}`;

/** Prices of the articles for what is no model, beside what our own sources say of the same: computed. */
export const articlePriceEntries = (catalog: Catalog): readonly CatalogEntry[] =>
  [...catalog.books.values()]
    .filter(({ id }) => id !== LIST_BOOK)
    .flatMap(({ facts }) => facts.map((fact) => articlePrice(catalog, fact)));

function articlePrice(catalog: Catalog, fact: BookFact): CatalogEntry {
  const { id, name, unit, low, high, sources, note } = fact;
  const ours = ourRange(catalog, id);
  const beside = ours && { low: digits(ours.low), high: digits(ours.high) };
  const verdict = ours && verdictOf(ours, Number(low), Number(high));
  return {
    id,
    name,
    cells: [
      id,
      range({ low, high }),
      beside === undefined ? "" : range(beside),
      verdict ?? "",
      unit,
    ],
    facts: [
      ["the article", `${range({ low, high })} ${unit}`],
      ...(beside === undefined || ours === undefined || verdict === undefined
        ? []
        : ([
            ["our sources", `${range(beside)}: ${ours.from}`],
            ["so the article's is", verdict],
          ] as const)),
    ],
    sources,
    ...(note === undefined ? {} : { note }),
    data: { ...fact, ...(beside === undefined ? {} : { ours: { ...ours, verdict } }) },
  };
}

function verdictOf(ours: OurRange, low: number, high: number): string {
  if (ours.high < low) return "higher than ours";
  return ours.low > high ? "lower than ours" : "overlaps";
}

const digits = (value: number): number => Number(value.toPrecision(3));
