/**
 * Whether a model's name states that it costs nothing, as in `openai/gpt-oss-20b:free` or `Gemma 3
 * (free)`. Catalogues write a zero both for free and for unknown; only where the name says free is
 * the zero a price.
 *
 * @example
 * ["gemma-3:free", "Devstral (free)", "freedom-7b"].map(saysFree) // => [true, true, false]
 */
export function saysFree(name: string): boolean {
  return /(?:^|[^a-z0-9])free(?:$|[^a-z0-9])/i.test(name);
}
