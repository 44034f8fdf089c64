/**
 * Makes the two files that follow from the plan table: the JSON Schema for editors, with the names
 * of the defaults, and the key tables of the guide. Run `node scripts/plan-files.ts` after a change
 * of the table or a new default; a test fails while a file is stale.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyTable, planSchema, readDefaults } from "@outlay/estimate";

const root = join(import.meta.dirname, "..");
const guide = "docs/plan-language.md";
const defaults = "catalog/defaults.yaml";

/** The files as they should be, by path from the root of the repository. */
export function planFiles(): ReadonlyMap<string, string> {
  const [begin, end] = ["<!-- keys:begin -->", "<!-- keys:end -->"];
  const text = readFileSync(join(root, guide), "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${guide} has lost its markers`);
  return new Map([
    ["schemas/plan.schema.json", formatted(JSON.stringify(planSchema(defaultNames())))],
    [guide, `${before}${begin}\n\n${keyTable()}\n\n${end}${after}`],
  ]);
}

/** The names that `inputs` may have. */
function defaultNames(): Iterable<string> {
  const read = readDefaults(readFileSync(join(root, defaults), "utf8"), defaults);
  if (!read.ok) throw new Error(`${defaults} does not read: ${read.error[0]?.message}`);
  return read.value.keys();
}

/** JSON laid out as the lint wants it. */
const formatted = (json: string): string =>
  execFileSync(
    process.execPath,
    [join(root, "node_modules/@biomejs/biome/bin/biome"), "format", "--stdin-file-path=plan.json"],
    { cwd: root, input: json, encoding: "utf8" },
  );

if (import.meta.main) {
  for (const [path, text] of planFiles()) writeFileSync(join(root, path), text);
}
