import { stripVTControlCharacters } from "node:util";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const plain = /^[\u0020-\u007e]*$/;
// East Asian wide and fullwidth blocks (Unicode UAX #11), and whatever is shown as an emoji.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const none = /^[\p{Mark}\p{Cc}\p{Cf}]+$/u;

/**
 * Columns that a text takes on a terminal: wide characters take two, combining marks and
 * colour codes none.
 *
 * @example
 * displayWidth("cost") // => 4
 * displayWidth("費用") // => 4
 * displayWidth("é") // => 1
 */
export const displayWidth = (text: string): number => {
  if (plain.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(stripVTControlCharacters(text))) {
    if (none.test(segment)) continue;
    columns += wide.test(segment) ? 2 : 1;
  }
  return columns;
};

/** Fills `text` with spaces up to `columns`, on the right or (`"right"` aligned) on the left. */
export const padTo = (text: string, columns: number, align: "left" | "right" = "left"): string => {
  const space = " ".repeat(Math.max(0, columns - displayWidth(text)));
  return align === "left" ? text + space : space + text;
};
