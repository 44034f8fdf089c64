import type { Issue } from "./issue.ts";
import { type Place, placeOf, type Span } from "./source.ts";

/** The words of an issue, before it has a place. */
export type IssueWords = Pick<Issue, "code" | "message" | "expected" | "example" | "suggestion">;

/**
 * Makes an issue at a span or at a place kept earlier, e.g. for a check that needs the catalog.
 *
 * @example
 * const place = { file: "p.yaml", line: 2, column: 3, endColumn: 6, sourceLine: "a: abc" };
 * issueAt(place, { code: "wrong_value", message: "no" }).column // => 3
 */
export function issueAt(where: Span | Place, words: IssueWords): Issue {
  const place = "source" in where ? placeOf(where) : where;
  return {
    code: words.code,
    file: place.file,
    line: place.line,
    column: place.column,
    endColumn: place.endColumn,
    message: words.message,
    ...(words.expected === undefined ? {} : { expected: words.expected }),
    ...(words.example === undefined ? {} : { example: words.example }),
    ...(words.suggestion === undefined ? {} : { suggestion: words.suggestion }),
    sourceLine: place.sourceLine,
  };
}
