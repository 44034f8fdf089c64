import { type Markish, text } from "@observablehq/plot";
import type { ColourName } from "../colour/colours.ts";
import { textWidth } from "../text/text-width.ts";
import type { Paper } from "./paper.ts";

/** Size of the letters: 11 px are left when a drawing is shown at nine tenths. */
export const SIZE = 12;

/** From one line of letters to the next, px. */
export const LINE = 15;

/** A line of letters in a picture. */
export interface Label {
  readonly text: string;
  /** Where it begins, has its middle or ends. px. */
  readonly x: number;
  /** Its baseline. px. */
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
  readonly bold?: boolean;
  /** `text` where it is left out. */
  readonly colour?: ColourName;
  /** Without a halo: it stands on a mark. */
  readonly onMark?: boolean;
}

/** The width of a line of letters in a picture. px. */
export const labelWidth = (words: string, bold = false): number => textWidth(words, SIZE, bold);

/** Lines of letters, one below the other. */
export const stack = (lines: readonly string[], label: Omit<Label, "text">): Label[] =>
  lines.map((line, index) => ({ ...label, text: line, y: label.y + index * LINE }));

/** Marks of labels: a halo of the page's colour keeps them readable over lines. */
export function labelMarks(labels: readonly Label[], { paint }: Paper): Markish[] {
  const styles = new Map<string, Label[]>();
  for (const label of labels) {
    const { anchor, bold = false, colour = "text", onMark = false } = label;
    const style = [anchor, bold, colour, onMark].join();
    styles.set(style, [...(styles.get(style) ?? []), label]);
  }
  return [...styles.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return text(group, {
      x: "x",
      y: "y",
      text: "text",
      textAnchor: first.anchor,
      lineAnchor: "bottom",
      fontVariant: "normal",
      ...(first.bold === true ? { fontWeight: 600 } : {}),
      fill: paint(first.colour ?? "text"),
      ...(first.onMark !== true ? { stroke: paint("page"), strokeWidth: 3 } : {}),
      className: "label",
    });
  });
}
