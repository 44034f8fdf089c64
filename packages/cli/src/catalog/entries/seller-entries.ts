import {
  bookDay,
  dayOf,
  LIST_BOOK,
  PRICE_KINDS,
  type PriceKind,
  type SellerCoverage,
  sellerCoverage,
} from "@outlay/pricing";
import type { Column } from "../../output/table.ts";
import type { Catalog } from "../load.ts";
import type { CatalogEntry } from "./entry.ts";

/** Columns of sellers. */
export const sellerColumns: readonly Column[] = [
  { header: "seller" },
  { header: "models", align: "right" },
  { header: "ended", align: "right" },
  { header: "prices", align: "right" },
  { header: "kinds", align: "right" },
  { header: "seen first" },
  { header: "seen last" },
];

/** Who sells models, on the last day on which something came into the catalog. */
export function sellerEntries({ books, provisioned }: Catalog): readonly CatalogEntry[] {
  const book = books.get(LIST_BOOK);
  return book === undefined
    ? []
    : sellerCoverage(book, bookDay(book), provisioned).map(sellerEntry);
}

function sellerEntry({ provider, models, ended, prices, kinds }: SellerCoverage): CatalogEntry {
  const days = models
    .flatMap(({ lines }) => lines.flatMap(({ checked }) => checked ?? []))
    .sort((a, b) => a - b)
    .map(dayOf);
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const names = (Object.keys(PRICE_KINDS) as PriceKind[]).flatMap((kind) => {
    const count = kinds.get(kind);
    return count === undefined ? [] : [`${PRICE_KINDS[kind]} (${count})`];
  });
  return {
    id: provider,
    name: `${models.length} models`,
    cells: [provider, `${models.length}`, `${ended}`, `${prices}`, `${kinds.size}`, first, last],
    facts: [
      ["models", `${models.length} that answer, ${ended} that have ended`],
      ["prices in force", `${prices}, last seen at a source from ${first} to ${last}`],
      ["kinds of prices", names.join("; ")],
      ["models by name", models.map(({ facts }) => facts.id).join(", ")],
    ],
    tags: { seller: [provider] },
    sources: [],
    data: {
      models: models.map(({ facts }) => facts.id),
      ended,
      prices,
      kinds: Object.fromEntries(kinds),
      firstSeen: first,
      lastSeen: last,
    },
  };
}
