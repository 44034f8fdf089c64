import { type Instant, isContractBook, type PriceBook, providerId } from "@outlay/pricing";
import { findWords, unknownProviderWords } from "../../books/find-words.ts";
import { openOwnFile } from "../../books/open-own-file.ts";
import { pathWords } from "../../books/path-words.ts";
import { bookOption } from "../../catalog/book-option.ts";
import { loadCatalog } from "../../catalog/load.ts";
import { exitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";

/** What is checked. */
export interface CheckedScope {
  readonly book: PriceBook;
  /** The catalog's own list; false for a file of the user's. */
  readonly own: boolean;
  /** The file, as typed. */
  readonly file?: string;
  readonly provider?: string;
  readonly model?: string;
  /** Of a contract: the models, as `provider/model`, whose prices it changes. */
  readonly only?: ReadonlySet<string>;
}

/** Whether a model belongs to what is checked. */
export const concernsScope = (
  { provider, model, only }: CheckedScope,
  seller: string,
  name: string,
): boolean =>
  (provider ?? seller) === seller &&
  (model ?? name) === name &&
  (only?.has(`${seller}/${name}`) ?? true);

/**
 * The book to check, and the part of it: a model of the list, or a whole file of one's own.
 *
 * @returns undefined after telling on stderr what is wrong, a file's mistakes with line and column
 */
export async function checkedScope(
  what: string | undefined,
  typed: string | undefined,
  at: Instant,
  io: Io,
): Promise<CheckedScope | undefined> {
  const file = what !== undefined && /\.ya?ml$/i.test(what) ? what : undefined;
  const book =
    file === undefined ? bookOption(undefined, loadCatalog(), io) : await openOwnFile(file, io);
  if (book === undefined) return undefined;
  const only = isContractBook(book) ? negotiated(book) : undefined;
  const common = {
    book,
    own: file === undefined,
    ...(file !== undefined && { file }),
    ...(only && { only }),
  };
  const provider = typed === undefined ? undefined : providerId(typed);
  const sellers = book.models.map((one) => one.provider);
  if (typed !== undefined && provider !== undefined && !sellers.includes(provider)) {
    io.fail(exitCode.usage, unknownProviderWords(typed, book.id, sellers));
    return undefined;
  }
  if (what === undefined || file !== undefined) {
    return { ...common, ...(provider !== undefined && { provider }) };
  }
  const found = book.find({ model: what, at, ...(provider !== undefined && { provider }) });
  if (!found.ok) {
    io.fail(exitCode.usage, pathWords(what) ?? findWords(found.error, book.id));
    return undefined;
  }
  return { ...common, provider: found.value.provider, model: found.value.model };
}

/** The models of a contract that have a price beside which a list price is kept. */
const negotiated = ({ models }: PriceBook): ReadonlySet<string> =>
  new Set(
    models
      .filter(({ table }) =>
        [...table.lines, ...table.factors].some(({ list }) => list !== undefined),
      )
      .map(({ provider, model }) => `${provider}/${model}`),
  );
