/**
 * Makes the tables of docs/cases/: every figure there is what the program says of the plan in examples/,
 * with the changes that stand in the row. Run `npx node scripts/case-pages.ts` after a change of a price,
 * a default, a line or one of these plans; a test fails while a page is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aiDungeonTables } from "./cases/ai-dungeon.ts";
import type { Tables } from "./cases/estimated.ts";
import { musicTutorTables, salesTrainingTables } from "./cases/products.ts";
import { withRealOutput } from "./readme-output.ts";
import { replaceBlock } from "./replace-block.ts";

const root = join(import.meta.dirname, "..");

/** Pages with tables of their own, by path from the root of the repository. */
export const casePages: Readonly<Record<string, () => Promise<Tables>>> = {
  "docs/cases/ai-dungeon.md": aiDungeonTables,
  "docs/cases/sales-training.md": salesTrainingTables,
  "docs/cases/music-tutor.md": musicTutorTables,
};

/** A page as it stands. */
export const pageText = (path: string): string => readFileSync(join(root, path), "utf8");

/** The page as it should be: its tables and the output of its commands made anew. */
export async function casePage(path: string): Promise<string> {
  const tables = (await casePages[path]?.()) ?? {};
  const filled = Object.entries(tables).reduce(
    (text, [name, table]) => replaceBlock(text, name, table),
    pageText(path),
  );
  return withRealOutput(filled);
}

if (import.meta.main) {
  for (const path of Object.keys(casePages)) {
    writeFileSync(join(root, path), await casePage(path));
  }
}
