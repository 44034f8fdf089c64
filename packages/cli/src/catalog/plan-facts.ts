import { dirname, join } from "node:path";
import type { EstimateFacts, Plan } from "@outlay/estimate";
import { isContractBook, type PriceBook } from "@outlay/pricing";
import { openOwnFile } from "../books/open-own-file.ts";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { estimateFacts } from "./estimate-facts.ts";

/** A plan and the file it was read from; `-` for stdin. */
export interface PlanOfFile {
  readonly plan: Plan;
  readonly file: string;
  /** The `price_book` as the file has it, where the plan's has been given another name. */
  readonly book?: string;
}

/** Whether a plan's `price_book` names a file beside it rather than a book of the catalog. */
const namesFile = (book: string): boolean => /\.ya?ml$/i.test(book);

/** The price file or contract that a plan names: a path from the plan's folder. */
export function bookFile({
  plan,
  file,
  book = plan.price_book?.value,
}: PlanOfFile): string | undefined {
  if (book === undefined || !namesFile(book)) return undefined;
  return file === "-" ? book : join(dirname(file), book);
}

/**
 * The facts of the own catalog, and the book of the price file or contract that a plan's `price_book`
 * names: a path from the plan's folder, from here where the plan comes from stdin.
 *
 * @returns undefined after telling on stderr what is wrong with the file
 */
export async function planFacts(
  plans: readonly PlanOfFile[],
  io: Io,
): Promise<EstimateFacts | undefined> {
  const facts = estimateFacts();
  const opened = new Map<string, { readonly path: string; readonly book: PriceBook }>();
  for (const each of plans) {
    const name = each.plan.price_book?.value;
    const path = bookFile(each);
    if (name === undefined || path === undefined) continue;
    const before = opened.get(name);
    if (before !== undefined) {
      if (before.path === path) continue;
      io.fail(
        exitCode.usage,
        `price_book: ${name} is two files, ${before.path} and ${path}: give one of them another name.`,
      );
      return undefined;
    }
    const book = await openOwnFile(path, io);
    if (book === undefined) return undefined;
    opened.set(name, { path, book });
  }
  if (opened.size === 0) return facts;
  const own = [...opened].map(([name, { book }]) => [name, named(book, name)] as const);
  return { ...facts, books: new Map([...facts.books, ...own]) };
}

/** A price file without `book:` makes a book `list`, which in a plan is the catalog's: it goes by its file's name. */
const named = (book: PriceBook, name: string): PriceBook =>
  isContractBook(book) ? book : { ...book, id: name };
