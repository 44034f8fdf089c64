import type { PriceBook } from "@outlay/pricing";
import { openOwnFile } from "../books/open-own-file.ts";
import type { Io } from "../io.ts";
import { bookOption } from "./book-option.ts";
import type { Catalog } from "./load.ts";

/**
 * The book that `--book` names: one of the catalog's, or FILE.yaml, a price file or a contract of
 * one's own.
 *
 * @returns undefined after telling on stderr what is allowed
 */
export async function ownBookOption(
  typed: string | undefined,
  catalog: Catalog,
  io: Io,
): Promise<PriceBook | undefined> {
  return typed !== undefined && /\.ya?ml$/i.test(typed)
    ? openOwnFile(typed, io)
    : bookOption(typed, catalog, io);
}
