import {
  isContractText,
  type PriceBook,
  priceBooks,
  readContract,
  readPriceFile,
} from "@outlay/pricing";
import { loadCatalog } from "../catalog/load.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { sayIssues } from "../output/say-issues.ts";

/**
 * The book of a file of one's own: a price file, or a contract over a book of the catalog.
 *
 * @returns undefined after telling on stderr what is wrong, with line and column
 */
export async function openOwnFile(path: string, io: Io): Promise<PriceBook | undefined> {
  const text = await io.read(path);
  if (!/^[^#\s]/m.test(text.replace(/^\uFEFF/, "").replace(/^[ \t]+/gm, ""))) {
    const keys =
      "a price file has `provider`, `book` and `models`, a contract has `contract`, `over` and `known`";
    io.fail(exitCode.usage, `${path} is empty: ${keys}.`);
    return undefined;
  }
  const catalog = loadCatalog();
  if (isContractText(text)) {
    const contract = readContract(text, path, catalog.books);
    if (contract.ok) return contract.value;
    sayIssues(io, contract.error);
    return undefined;
  }
  const read = readPriceFile(text, path, catalog.sources);
  if (!read.ok) {
    sayIssues(io, read.error);
    return undefined;
  }
  const [book] = priceBooks([read.value]).values();
  return book;
}
