import { guardedRegex } from "./guarded-regex.ts";

/** A rule over a name, as the book writes it. All but `regex` ignore case. */
export type Clause =
  | { readonly equals: string }
  | { readonly starts_with: string }
  | { readonly ends_with: string }
  | { readonly contains: string }
  | { readonly regex: string }
  | { readonly or: readonly Clause[] }
  | { readonly and: readonly Clause[] };

/**
 * A clause ready to be asked, with the name in lower case and as written (regular expressions see
 * the latter). The answer is the words of the part that matched (`starts_with "gpt-"`), so that a
 * price can name its rule; `undefined` is no match.
 */
export type Matcher = (lower: string, written: string) => string | undefined;

/** Longest name that is matched at all, in characters. The book's own ids have at most 100. */
export const LONGEST_NAME = 256;

/**
 * Turns a clause into a function over names.
 *
 * @param refused called with each regular expression that is not run because it could take too long
 * @example
 * compileClause({ or: [{ equals: "o3" }, { starts_with: "O3-" }] }, () => {})("o3-mini", "o3-mini") // => 'starts_with "O3-"'
 * compileClause({ contains: "claude" }, () => {})("gpt-5", "gpt-5") // => undefined
 */
export function compileClause(clause: Clause, refused: (pattern: string) => void): Matcher {
  if ("or" in clause) return anyOf(clause.or.map((part) => compileClause(part, refused)));
  if ("and" in clause) return allOf(clause.and.map((part) => compileClause(part, refused)));
  if ("regex" in clause) {
    const regex = guardedRegex(clause.regex);
    if (!regex.ok) {
      refused(clause.regex);
      return () => undefined;
    }
    return when((_, written) => regex.value.test(written), `regex ${JSON.stringify(clause.regex)}`);
  }
  if ("equals" in clause) return textRule("equals", clause.equals, (name, want) => name === want);
  if ("starts_with" in clause)
    return textRule("starts_with", clause.starts_with, (name, want) => name.startsWith(want));
  if ("ends_with" in clause)
    return textRule("ends_with", clause.ends_with, (name, want) => name.endsWith(want));
  return textRule("contains", clause.contains, (name, want) => name.includes(want));
}

function textRule(
  kind: string,
  written: string,
  test: (name: string, want: string) => boolean,
): Matcher {
  const want = written.toLowerCase();
  return when((name) => test(name, want), `${kind} ${JSON.stringify(written)}`);
}

const when =
  (test: (lower: string, written: string) => boolean, words: string): Matcher =>
  (lower, written) =>
    lower.length <= LONGEST_NAME && test(lower, written) ? words : undefined;

function anyOf(parts: readonly Matcher[]): Matcher {
  return (lower, written) => {
    for (const part of parts) {
      const words = part(lower, written);
      if (words !== undefined) return words;
    }
    return undefined;
  };
}

function allOf(parts: readonly Matcher[]): Matcher {
  return (lower, written) => {
    const words: string[] = [];
    for (const part of parts) {
      const matched = part(lower, written);
      if (matched === undefined) return undefined;
      words.push(matched);
    }
    return words.length === 0 ? "and of nothing" : words.join(" and ");
  };
}
