const esc = String.fromCharCode(27);

/** Our own styles, or what a terminal obeys or hides: controls, and marks that turn the reading direction. */
const obeyed = new RegExp(
  `${esc}\\[(?:[124]|2[24]|3[12369])m|[^\\P{Cc}\\n\\t]|[\\u202A-\\u202E\\u2066-\\u2069]`,
  "gu",
);

/**
 * A text as it may be sent to a terminal: a name from somebody else's file moves no cursor, sets no
 * title and turns no direction; each such character is shown as `�`.
 *
 * @example
 * printable("gpt\u0007") // => "gpt�"
 */
export const printable = (text: string): string =>
  text.replace(obeyed, (found) => (found.length > 1 ? found : "\uFFFD"));
