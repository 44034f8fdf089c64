import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CATALOG_PAGE, catalogPage } from "./catalog-page.ts";

const root = join(import.meta.dirname, "..");

it("the page about the catalog is current", () => {
  const kept = readFileSync(join(root, CATALOG_PAGE), "utf8");
  const stale = `${CATALOG_PAGE} is stale: run npx node scripts/catalog-page.ts`;
  expect(kept === catalogPage(), stale).toBe(true);
});
