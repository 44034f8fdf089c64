import { type PriceBook, priceBooks, readPriceFile } from "@outlay/pricing";
import { loadCatalog } from "../catalog/load.ts";
import type { Io } from "../io.ts";
import { sayIssues } from "../output/say-issues.ts";

/**
 * The book of a price file of one's own.
 *
 * @returns undefined after telling on stderr what is wrong, with line and column
 */
export async function openOwnFile(path: string, io: Io): Promise<PriceBook | undefined> {
  const read = readPriceFile(await io.read(path), path, loadCatalog().sources);
  if (!read.ok) {
    sayIssues(io, read.error);
    return undefined;
  }
  const [book] = priceBooks([read.value]).values();
  return book;
}
