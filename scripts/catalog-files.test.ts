import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { CONTRACT_SCHEMA, contractSchema, PRICE_SCHEMA, priceSchema } from "./catalog-files.ts";

const root = join(import.meta.dirname, "..");

it("the schema of price files is current (else run `node scripts/catalog-files.ts`)", () => {
  expect(readFileSync(join(root, PRICE_SCHEMA), "utf8")).toBe(priceSchema());
});

it("the schema of contracts is current (else run `node scripts/catalog-files.ts`)", () => {
  expect(readFileSync(join(root, CONTRACT_SCHEMA), "utf8")).toBe(contractSchema());
});

it("every price file names its schema, for editors", () => {
  const files = ["prices", "books"].flatMap((folder) =>
    readdirSync(join(root, "catalog", folder)).map((name) => join("catalog", folder, name)),
  );
  const line = "# yaml-language-server: $schema=../../schemas/prices.schema.json\n";
  const without = files.filter((file) => !readFileSync(join(root, file), "utf8").startsWith(line));
  expect(without).toEqual([]);
});
