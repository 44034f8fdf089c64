import { stripVTControlCharacters } from "node:util";
import { displayWidth } from "./display-width.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Cuts a word that is wider than the line; colour is given up for such a word. */
const cut = (word: string, columns: number): string[] => {
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of graphemes.segment(stripVTControlCharacters(word))) {
    if (piece !== "" && displayWidth(piece + segment) > columns) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
};

/**
 * Breaks a paragraph into lines of at most `columns` columns, at spaces; newlines stay.
 *
 * @example
 * wrapLines("one two three", 7) // => ["one two", "three"]
 */
export const wrapLines = (text: string, columns: number): string[] =>
  text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ")) {
      const next = line === "" ? word : `${line} ${word}`;
      if (displayWidth(next) <= columns) {
        line = next;
        continue;
      }
      if (line !== "") lines.push(line);
      const pieces = displayWidth(word) > columns ? cut(word, columns) : [word];
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? "";
    }
    return [...lines, line];
  });

/** A paragraph for the screen: wrapped to `columns` in all, each line after `indent` spaces. */
export const paragraph = (text: string, columns: number, indent = 0): string =>
  wrapLines(text, Math.max(10, columns - indent))
    .map((line) => (line === "" ? "" : " ".repeat(indent) + line))
    .join("\n");
