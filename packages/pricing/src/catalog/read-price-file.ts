import { type CheckProblem, type Issue, type Outcome, readDocument, shape } from "@outlay/document";
import { type BookProblem, catalogBook } from "../catalog-book.ts";
import { LINTS } from "./lints/index.ts";
import { LIST_BOOK, priceFacts } from "./price-facts.ts";
import type { PriceFile } from "./price-file.ts";
import { priceFileShape } from "./price-file-shape.ts";
import type { Sources } from "./source-list.ts";

/**
 * Reads a price file and holds it against every lint.
 *
 * @param file name for messages; nothing is opened
 * @returns the prices, or every issue with its line and column
 */
export function readPriceFile(
  text: string,
  file: string,
  sources: Sources,
): Outcome<PriceFile, Issue[]> {
  const linted = shape.checked(priceFileShape, (value) => {
    const problems = LINTS.flatMap((lint) => lint(value, sources));
    return problems.length > 0 ? problems : contradictions(value);
  });
  return readDocument(text, file, linted);
}

/** What keeps the lines from making a book: holes between context tiers, unclear precedence. */
function contradictions(file: PriceFile): readonly CheckProblem[] {
  const book = catalogBook({ id: file.book ?? LIST_BOOK, ...priceFacts(file) });
  if (book.ok) return [];
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
