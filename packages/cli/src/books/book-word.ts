/** A book as typed, `KIND:PATH@DATE`, taken apart; nothing is checked. */
export interface BookWord {
  /** What stands before the colon; empty where there is none. */
  readonly kind: string;
  /** What stands behind the colon, or the whole word, without the day. */
  readonly path: string;
  /** `path` with its kind. */
  readonly named: string;
  /** What stands behind the last `@`, if it is written like a day. */
  readonly date?: string;
}

/**
 * Takes the name of a book apart.
 *
 * @example
 * bookWord("litellm:prices.json@2026-08-01") // => { kind: "litellm", path: "prices.json", named: "litellm:prices.json", date: "2026-08-01" }
 * bookWord("list") // => { kind: "", path: "list", named: "list" }
 */
export function bookWord(typed: string): BookWord {
  const [, named = typed, date] = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(typed) ?? [];
  const colon = named.indexOf(":");
  return {
    kind: named.slice(0, Math.max(colon, 0)),
    path: named.slice(colon + 1),
    named,
    ...(date !== undefined && { date }),
  };
}
