import { fail, type Outcome, ok } from "@outlay/document";

/** Why a regular expression from a book is not run. */
export type RegexRefusal =
  | "too_long"
  | "invalid"
  | "nested_repetition"
  | "many_repetitions"
  | "many_choices"
  | "looks_back";

/** Longest pattern taken from a book, in characters. */
export const LONGEST_PATTERN = 256;

/** Most open-ended repetitions in one pattern: time grows as length to this power. */
const MOST_REPETITIONS = 2;

/**
 * Most twofold choices in one pattern (`a?`, `a|b`), a repetition counted as eight: trying them one
 * after another doubles the time with each. Patterns of published catalogues have up to 15.
 */
const MOST_CHOICES = 20;

/**
 * Compiles a regular expression that came from somebody else's file, unless matching it could take
 * very long.
 *
 * Refused are a repeated group that itself repeats or branches (`(a+)+`, `(a|a)*`: exponential),
 * more than two open-ended repetitions (polynomial), more choices than can be tried in turn (`a?a?a?…`,
 * `(a|a)(a|a)…`), back references and look-around. What is left takes some million steps at most on a
 * name, and names are capped.
 *
 * @param flags `i` where the book's patterns ignore case
 * @example
 * guardedRegex("^o[134]").ok // => true
 * guardedRegex("(a+)+$") // => { ok: false, error: "nested_repetition" }
 */
export function guardedRegex(pattern: string, flags = ""): Outcome<RegExp, RegexRefusal> {
  if (pattern.length > LONGEST_PATTERN) return fail("too_long");
  const bare = withoutLiterals(pattern);
  if (bare.looksBack) return fail("looks_back");
  if (hasNestedRepetition(bare.text)) return fail("nested_repetition");
  const repetitions = bare.text.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  if (repetitions > MOST_REPETITIONS) return fail("many_repetitions");
  const choices = bare.text.match(/[?|]/g)?.length ?? 0;
  if (choices + 8 * repetitions > MOST_CHOICES) return fail("many_choices");
  try {
    return ok(new RegExp(pattern, flags));
  } catch {
    return fail("invalid");
  }
}

/**
 * The pattern with escapes and character classes as one letter each, so that only structure is
 * left.
 */
function withoutLiterals(pattern: string): { text: string; looksBack: boolean } {
  const looksBack = /\\[1-9k]|\(\?<?[=!]/.test(pattern.replace(/\\\\/g, ""));
  const text = pattern
    .replace(/\\u\{[^}]*\}|\\./gs, "x")
    .replace(/\[[^\]]*\]/g, "x")
    .replace(/\(\?(?::|<\w+>)/g, "(");
  return { text, looksBack };
}

/** Whether some group is repeated more than once and holds a repetition or a choice inside. */
function hasNestedRepetition(structure: string): boolean {
  const open: number[] = [];
  for (let i = 0; i < structure.length; i++) {
    if (structure[i] === "(") open.push(i);
    if (structure[i] !== ")") continue;
    const start = open.pop();
    if (start === undefined) continue;
    const repeated = /^(?:[*+]|\{)/.test(structure.slice(i + 1));
    if (repeated && /[*+{|?]/.test(structure.slice(start + 1, i))) return true;
  }
  return false;
}
