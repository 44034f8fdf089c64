import type { Colour } from "../../output/colour.ts";
import { displayWidth } from "../../output/display-width.ts";

/**
 * Text on lines of at most `width` columns, each after `indent` spaces. A word is never broken, so
 * that a name can be copied: one that is wider than the line stands alone and sticks out. A number
 * keeps its percent sign.
 *
 * @param hanging further spaces before all lines but the first
 */
export function wholeWords(text: string, width: number, indent = 0, hanging = 0): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ (?!%)/)) {
    const room = width - indent - (lines.length > 0 ? hanging : 0);
    if (line !== "" && displayWidth(line) + 1 + displayWidth(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((each, at) => " ".repeat(indent + (at > 0 ? hanging : 0)) + each).join("\n");
}

/** A bold line above a section, on several where the screen is narrow. */
export const heading = (text: string, colour: Colour, width: number): string =>
  wholeWords(text, width).split("\n").map(colour.bold).join("\n");
