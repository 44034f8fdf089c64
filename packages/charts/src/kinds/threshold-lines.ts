import { type Markish, ruleX } from "@observablehq/plot";
import { roughUsd } from "@outlay/words";
import type { MoneyAxis } from "../axis/money-axis.ts";
import type { QuantileDots } from "../chart.ts";
import { type Label, LINE, labelWidth } from "../paper/label.ts";
import type { Paper } from "../paper/paper.ts";

type Lines = QuantileDots["marks"];

/** Names above lines across all rows, each on the first line of letters where it has room. */
export function lineLabels(
  lines: Lines,
  axis: MoneyAxis,
  [left, right]: readonly [number, number],
): Label[] {
  const ends: number[] = [];
  return [...lines]
    .sort((a, b) => a.value - b.value)
    .map(({ label, value }) => {
      const text = `${label} ${roughUsd(value)}`;
      const width = labelWidth(text);
      const low = Math.max(left, Math.min(right - width, axis.px(value) - width / 2));
      const free = ends.findIndex((end) => end + 12 <= low);
      const line = free === -1 ? ends.length : free;
      ends[line] = low + width;
      return { text, x: low + width / 2, y: line * LINE + 12, anchor: "middle" };
    });
}

/** The lines themselves. */
export const lineMarks = (
  lines: Lines,
  axis: MoneyAxis,
  [top, bottom]: readonly [number, number],
  { paint }: Paper,
): Markish =>
  ruleX(lines, {
    x: ({ value }: Lines[number]) => axis.px(value),
    y1: top,
    y2: bottom,
    stroke: paint("text"),
    strokeWidth: 1.25,
    strokeDasharray: "5 3",
    className: "mark",
  });
