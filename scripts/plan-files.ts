/**
 * Makes the two files that follow from the plan table: the JSON Schema for editors and the key
 * tables of the guide. Run `node scripts/plan-files.ts` after a change of the table; a test fails
 * while a file is stale.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keyTable, planSchema } from "@outlay/estimate";

const root = join(import.meta.dirname, "..");
const guide = "docs/plan-language.md";

/** The files as they should be, by path from the root of the repository. */
export function planFiles(): ReadonlyMap<string, string> {
  const [begin, end] = ["<!-- keys:begin -->", "<!-- keys:end -->"];
  const text = readFileSync(join(root, guide), "utf8");
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${guide} has lost its markers`);
  return new Map([
    ["schemas/plan.schema.json", formatted(JSON.stringify(planSchema()))],
    [guide, `${before}${begin}\n\n${keyTable()}\n\n${end}${after}`],
  ]);
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
