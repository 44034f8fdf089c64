/**
 * FNV-1a of 32 bits over the UTF-16 code units: the same on every machine, spread well, safe against nobody.
 *
 * @returns 0 to 2^32 − 1
 * @example
 * textHash("") // => 2166136261
 */
export function textHash(text: string): number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  }
  return state >>> 0;
}
