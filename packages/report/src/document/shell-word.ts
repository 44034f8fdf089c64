/**
 * A word of a command as a shell takes it: as it is, or in quotes.
 *
 * @example
 * shellWord("our plan.yaml") // => "'our plan.yaml'"
 */
export const shellWord = (word: string): string =>
  /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
