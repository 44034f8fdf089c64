import { textWidth } from "./text-width.ts";

/**
 * Text in lines that fit a width: broken at spaces, and inside a word only where the word alone is too long.
 *
 * @param width px
 * @param size px
 * @returns at least one line; none longer than the width unless a single letter is
 * @example
 * wrapText("self-hosted, tuned", 90, 12) // => ["self-hosted,", "tuned"]
 */
export function wrapText(text: string, width: number, size: number, bold = false): string[] {
  const fits = (line: string) => textWidth(line, size, bold) <= width;
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    if (line !== "" && fits(`${line} ${word}`)) {
      line = `${line} ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const letter of word) {
      if (line !== "" && !fits(line + letter)) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}
