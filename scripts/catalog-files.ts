/**
 * Makes the JSON Schemas of price files and of contracts, for completion in editors, from the shapes
 * that read them. Run `node scripts/catalog-files.ts` after a change of a shape; a test fails while
 * one is stale.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type JsonSchema, toJsonSchema } from "@outlay/document";
import { contractShape, priceFileShape } from "@outlay/pricing";

const root = join(import.meta.dirname, "..");

/** Where the schema is, from the root of the repository. */
export const PRICE_SCHEMA = "schemas/prices.schema.json";

/** Where the schema of a company's own contract is. */
export const CONTRACT_SCHEMA = "schemas/contract.schema.json";

/** The schema of price files as it should be. */
export const priceSchema = (): string =>
  formatted(toJsonSchema(priceFileShape, { title: "Outlay price file" }));

/** The schema of contracts as it should be. */
export const contractSchema = (): string =>
  formatted(toJsonSchema(contractShape, { title: "Outlay contract" }));

const formatted = (schema: JsonSchema): string =>
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/@biomejs/biome/bin/biome"),
      "format",
      "--stdin-file-path=schema.json",
    ],
    { cwd: root, input: JSON.stringify(schema), encoding: "utf8" },
  );

if (import.meta.main) {
  writeFileSync(join(root, PRICE_SCHEMA), priceSchema());
  writeFileSync(join(root, CONTRACT_SCHEMA), contractSchema());
}
