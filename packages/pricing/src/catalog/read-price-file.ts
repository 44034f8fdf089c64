import { type CheckProblem, type Issue, type Outcome, readDocument, shape } from "@outlay/document";
import { type BookProblem, catalogBook } from "../catalog-book.ts";
import { effectiveLints } from "./lints/effective/effective-lints.ts";
import { LINTS } from "./lints/index.ts";
import { LIST_BOOK, priceFacts } from "./price-facts.ts";
import type { PriceFile } from "./price-file.ts";
import { priceFileShape } from "./price-file-shape.ts";
import type { Sources } from "./source-list.ts";

/**
 * Reads a price file and holds it against every lint. A file may declare sources of its own beside
 * those of the catalog, under ids that the catalog does not use.
 *
 * @param file name for messages; nothing is opened
 * @param sources of the catalog
 * @param judged false: only its shape, and that its lines make a book; of a file of another day, which
 *   the lints of today need not pass
 * @returns the prices, or every issue with its line and column
 */
export function readPriceFile(
  text: string,
  file: string,
  sources: Sources,
  judged = true,
): Outcome<PriceFile, Issue[]> {
  const linted = shape.checked(priceFileShape, (value) => {
    if (!judged) return ofBook(value, false);
    const taken = sourcesTwice(value, sources);
    if (taken.length > 0) return taken;
    const all = new Map([
      ...sources,
      ...(value.sources ?? []).map((one) => [one.id, one] as const),
    ]);
    return faultsOf(value, all);
  });
  return readDocument(text, file, linted);
}

/**
 * What the lints refuse in a price file, and where no lint does, what keeps its lines from making a book.
 *
 * @param sources of the catalog, and the file's own
 */
export function faultsOf(file: PriceFile, sources: Sources): readonly CheckProblem[] {
  const problems = LINTS.flatMap((lint) => lint(file, sources));
  return problems.length > 0 ? problems : ofBook(file);
}

/** Own sources under an id that the catalog or the file itself uses for another. */
const sourcesTwice = ({ sources: own = [] }: PriceFile, sources: Sources): CheckProblem[] =>
  own.flatMap(({ id }, index) => {
    const above = own.findIndex((other) => other.id === id) < index;
    if (!above && !sources.has(id)) return [];
    const owner = above ? "above" : "of the catalog";
    const message = `\`${id}\` is already a source ${owner}`;
    return [{ code: "duplicate_key" as const, message, at: ["sources", index, "id"] }];
  });

/**
 * What keeps the lines from making a book: holes between context tiers, unclear precedence; else what
 * is odd about the prices that they come to, if they are to be judged.
 */
function ofBook(file: PriceFile, judged = true): readonly CheckProblem[] {
  const book = catalogBook({ id: file.book ?? LIST_BOOK, ...priceFacts(file) });
  if (book.ok) return judged ? effectiveLints(file, book.value) : [];
  return book.error.map((problem) => {
    const named = "model" in problem ? problem.model : problem.models[0];
    const index = file.models.findIndex((model) => model.id === named);
    return {
      code: "inconsistent",
      message: wordsOf(problem),
      at: index < 0 ? [] : ["models", index],
    };
  });
}

function wordsOf(problem: BookProblem): string {
  switch (problem.code) {
    case "alias_collision":
    case "alias_to_nothing":
      return `the alias ${problem.name} fits ${problem.models.join(" and ")}`;
    case "context_gap":
      return `no price above ${problem.contextAbove} input tokens: ${problem.ids.join(", ")}`;
    case "overlap":
      return `two prices at once: ${problem.ids.join(", ")}`;
    case "unclear_order":
      return `neither is narrower than the other, so none goes first: ${problem.ids.join(", ")}`;
    case "general_after_special":
      return `does the general price replace the narrower one? ${problem.ids.join(", ")}`;
    case "duplicate_id":
      return `two prices under one condition and day: ${problem.ids.join(", ")}`;
    case "not_a_price":
      return `not a price, or a period that ends before it begins: ${problem.ids.join(", ")}`;
  }
}
