/**
 * Makes the JSON Schema of price files, for completion in editors, from the shape that reads them.
 * Run `node scripts/catalog-files.ts` after a change of the shape; a test fails while it is stale.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { toJsonSchema } from "@outlay/document";
import { priceFileShape } from "@outlay/pricing";

const root = join(import.meta.dirname, "..");

/** Where the schema is, from the root of the repository. */
export const PRICE_SCHEMA = "schemas/prices.schema.json";

/** The schema as it should be. */
export const priceSchema = (): string =>
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/@biomejs/biome/bin/biome"),
      "format",
      "--stdin-file-path=prices.json",
    ],
    {
      cwd: root,
      input: JSON.stringify(toJsonSchema(priceFileShape, { title: "Outlay price file" })),
      encoding: "utf8",
    },
  );

if (import.meta.main) writeFileSync(join(root, PRICE_SCHEMA), priceSchema());
