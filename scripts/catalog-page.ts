/**
 * Makes the tables of docs/catalog.md: what the catalog covers, how old it is, how sure, and what is
 * missing. Run `npx node scripts/catalog-page.ts` after any change of catalog/; a test fails while the
 * page is stale. The words between the tables are written by hand and kept.
 *
 * The page has no clock: it speaks of the last day on which something came into the catalog.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bookDay, dayOf, LIST_BOOK } from "@outlay/pricing";
import { estimateFacts } from "../packages/cli/src/catalog/estimate-facts.ts";
import { loadCatalog } from "../packages/cli/src/catalog/load.ts";
import { factBlocks } from "./catalog-page/fact-blocks.ts";
import { priceBlocks } from "./catalog-page/price-blocks.ts";
import { replaceBlock } from "./replace-block.ts";

const root = join(import.meta.dirname, "..");

/** Where the page is, from the root of the repository. */
export const CATALOG_PAGE = "docs/catalog.md";

/** The page as it should be: the one that is there, with its tables made anew. */
export function catalogPage(): string {
  const catalog = loadCatalog();
  const book = catalog.books.get(LIST_BOOK);
  if (book === undefined) throw new Error("the catalog has no list prices");
  const day = bookDay(book);
  const blocks = {
    day: `As of ${dayOf(day)}, the last day on which something came into the catalog.`,
    ...priceBlocks(catalog, book, day),
    ...factBlocks(catalog, [...estimateFacts().defaults.values()], day),
  };
  let page = readFileSync(join(root, CATALOG_PAGE), "utf8");
  for (const [name, block] of Object.entries(blocks)) page = replaceBlock(page, name, block);
  return page;
}

if (import.meta.main) writeFileSync(join(root, CATALOG_PAGE), catalogPage());
