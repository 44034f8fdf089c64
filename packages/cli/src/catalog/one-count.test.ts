import { at, LIST_BOOK, staleness } from "@outlay/pricing";
import { expect, it } from "vitest";
import { catalogSummary } from "./catalog-summary.ts";
import { loadCatalog } from "./load.ts";

it("the catalog's page and price check count the same prices in force, and the same old ones", () => {
  const catalog = loadCatalog();
  const book = catalog.books.get(LIST_BOOK);
  if (book === undefined) throw new Error("no list");
  const day = at("2026-11-23");
  const { prices, old } = catalogSummary(catalog, book, day);
  const checked = staleness(book, day, day, () => true);
  expect(checked.prices).toBe(prices);
  const beyond = checked.spans.filter(({ upToDays = Infinity }) => upToDays > old.limitDays);
  expect(beyond.reduce((sum, span) => sum + span.prices, 0)).toBe(old.prices);
});
