import { type Markish, rect, ruleX } from "@observablehq/plot";
import { roughUsd } from "@outlay/words";
import { type MoneyAxis, moneyAxis, type Span } from "../axis/money-axis.ts";
import type { Bars } from "../chart.ts";
import type { ColourName } from "../colour/colours.ts";
import { type Label, LINE, labelMarks, labelWidth, stack } from "../paper/label.ts";
import { colourOfKey, type Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { wrapText } from "../text/wrap-text.ts";

/** Bars from zero, the largest first, each with its amount at its end: so no axis is needed. */
export function barsPicture(chart: Bars, paper: Paper): Picture {
  const rows =
    chart.order === "given" ? chart.rows : [...chart.rows].sort((a, b) => b.value - a.value);
  const ends = rows.map(
    ({ value, note }) => `${roughUsd(value)}${note === undefined ? "" : ` ${note}`}`,
  );
  const room = paper.width * (paper.narrow ? 0.45 : 0.3);
  const endLines = ends.map((end) => wrapText(end, room, 12));
  const endWidth = widest(endLines.flat()) + 6;
  const names = nameRoom(rows, paper);
  const low = rows.some(({ value }) => value < 0) ? endWidth : 0;
  const high = rows.some(({ value }) => value >= 0) ? endWidth : 0;
  const axis = moneyAxis(
    rows.map(({ value }) => value),
    names + low,
    paper.width - high,
    true,
  );
  const about = wrapText(chart.axis, paper.width, 12);
  const labels: Label[] = stack(about, { x: 0, y: 12, anchor: "start", colour: "muted" });
  const bars: Bar[] = [];
  const zeros: (Span & { readonly x: number })[] = [];
  let y = about.length * LINE + 6;
  for (const [index, { label, value, key }] of rows.entries()) {
    const lines = wrapText(label, paper.narrow ? paper.width : names - 10, 12);
    const end = endLines[index] ?? [];
    if (paper.narrow) {
      labels.push(...stack(lines, { x: 0, y: y + 13, anchor: "start" }));
      y += lines.length * LINE + 3;
    }
    const tall = Math.max(16, end.length * LINE, paper.narrow ? 0 : lines.length * LINE);
    const middle = y + tall / 2;
    const first = (count: number) => middle + 4.5 - ((count - 1) * LINE) / 2;
    if (!paper.narrow) {
      labels.push(...stack(lines, { x: names - 10, y: first(lines.length), anchor: "end" }));
    }
    bars.push({ y1: middle - 8, y2: middle + 8, ...span(axis, value), colour: colourOfKey(key) });
    const side = value < 0 ? -6 : 6;
    const at = { x: axis.px(value) + side, y: first(end.length) };
    labels.push(...stack(end, { ...at, anchor: value < 0 ? "end" : "start" }));
    const next = y + tall + (paper.narrow ? 8 : 7);
    zeros.push({ x: axis.px(0), y1: y - 2, y2: paper.narrow ? y + tall + 2 : next - 2 });
    y = next;
  }
  return {
    height: y,
    marks: [
      ...barMarks(bars, paper),
      ruleX(zeros, { x: "x", y1: "y1", y2: "y2", stroke: paper.paint("muted"), className: "zero" }),
      ...labelMarks(labels, paper),
    ],
  };
}

interface Bar {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly colour: ColourName;
}

/** From zero to the amount, and at least a px for what is not zero. */
function span(axis: MoneyAxis, value: number): { x1: number; x2: number } {
  const [zero, end] = [axis.px(0), axis.px(value)];
  if (value < 0) return { x1: Math.min(end, zero - 1), x2: zero };
  return { x1: zero, x2: value === 0 ? zero : Math.max(end, zero + 1) };
}

const barMarks = (bars: readonly Bar[], { paint }: Paper): Markish[] => [
  rect(bars, {
    x1: "x1",
    x2: "x2",
    y1: "y1",
    y2: "y2",
    fill: ({ colour }: Bar) => paint(colour),
    className: "bars",
  }),
];

const widest = (lines: readonly string[]): number =>
  lines.reduce((most, line) => Math.max(most, labelWidth(line)), 0);

/** Room for the names before the bars; none where they stand above. px */
const nameRoom = (rows: Bars["rows"], { narrow, width }: Paper): number =>
  narrow ? 0 : Math.min(width * 0.38, widest(rows.map(({ label }) => label)) + 10);
