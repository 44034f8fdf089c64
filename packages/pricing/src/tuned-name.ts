/**
 * How a seller's responses name a model that a customer tuned: `{model}` stands for the name of the model
 * that was tuned, an id or a reviewed alias, and `{more}` for what is the customer's own. A person has read
 * it in the seller's words; nothing is guessed from how a name begins.
 */
export interface TunedName {
  readonly provider: string;
  /** For example `ft:{model}:{more}`. */
  readonly pattern: string;
  /** Date of the review, for people: `2026-11-20`. */
  readonly reviewed: string;
  readonly sources: readonly string[];
}

/** What `{model}` and `{more}` stand for: neither is empty, and a model's name has no colon. */
const parts = { "{model}": "([^:]+?)", "{more}": ".+" } as const;

/**
 * The name of the model that was tuned, or `undefined` where a name is not of this form.
 *
 * @param pattern for example `ft:{model}:{more}`
 * @example
 * tunedFromName("ft:{model}:{more}", "ft:gpt-4.1-mini-2025-04-14:acme::8xyz") // => "gpt-4.1-mini-2025-04-14"
 */
export function tunedFromName(pattern: string, name: string): string | undefined {
  const source = pattern
    .split(/(\{model\}|\{more\})/)
    .map((part) => parts[part as keyof typeof parts] ?? part.replace(/[^\w:]/g, "\\$&"))
    .join("");
  return new RegExp(`^${source}$`).exec(name)?.[1];
}
