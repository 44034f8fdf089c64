import { type Markish, rect, ruleX } from "@observablehq/plot";
import { roughUsd } from "@outlay/words";
import { type MoneyAxis, moneyAxis, type Span } from "../axis/money-axis.ts";
import type { StackedBars } from "../chart.ts";
import type { ColourName } from "../colour/colours.ts";
import { type Label, LINE, labelMarks, labelWidth, stack } from "../paper/label.ts";
import type { Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { wrapText } from "../text/wrap-text.ts";

type Row = StackedBars["rows"][number];

/** A part in a bar. */
interface Segment {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly colour: ColourName;
  readonly muted: boolean;
}

const TALL = 24;

const colourOfPart = (index: number): ColourName => `part-${index + 1}` as ColourName;

/** One bar for each row; its parts carry the numbers of the key above, and the sum stands at the end. */
export function partStacks(chart: StackedBars, paper: Paper): Picture {
  const { rows } = chart;
  const { narrow, width } = paper;
  const sums = rows.map(({ values }) => sumOf(chart, values));
  const widest = (texts: readonly string[], bold = false) =>
    texts.reduce((most, text) => Math.max(most, labelWidth(text, bold)), 0);
  const names = narrow
    ? 0
    : Math.min(
        150,
        widest(
          rows.map(({ label }) => label),
          true,
        ) + 12,
      );
  const end = widest(sums.map(roughUsd), true) + 8;
  const reach = rows.flatMap(({ values }) => [sumOf(chart, values, 1), sumOf(chart, values, -1)]);
  const axis = moneyAxis(reach, names, width - end, true);
  const about = wrapText(chart.axis, width, 12);
  const key = keyOf(chart, about.length * LINE + 8, paper);
  const labels: Label[] = [
    ...stack(about, { x: 0, y: 12, anchor: "start", colour: "muted" }),
    ...key.labels,
  ];
  const segments: Segment[] = [...key.swatches];
  let y = key.bottom + 6;
  const zeros: Span[] = [];
  for (const [index, row] of rows.entries()) {
    const colour = row.muted ? "muted" : "text";
    const lines = wrapText(row.label, narrow ? width : names - 12, 12, true);
    if (narrow) {
      labels.push(...stack(lines, { x: 0, y: y + 13, anchor: "start", bold: true, colour }));
      y += lines.length * LINE + 4;
    }
    const tall = Math.max(TALL, narrow ? 0 : lines.length * LINE);
    const middle = y + tall / 2;
    if (!narrow) {
      const first = middle + 4.5 - ((lines.length - 1) * LINE) / 2;
      labels.push(...stack(lines, { x: 0, y: first, anchor: "start", bold: true, colour }));
    }
    const bar = segmentsOf(chart, row, axis, middle - TALL / 2);
    segments.push(...bar);
    labels.push(...insideLabels(chart, row, bar, middle + 4.5));
    const x = Math.max(axis.px(0), ...bar.map(({ x2 }) => x2)) + 6;
    labels.push({
      text: roughUsd(sums[index] ?? 0),
      x,
      y: middle + 4.5,
      anchor: "start",
      bold: !row.muted,
      colour,
    });
    const next = y + tall + 12;
    zeros.push({ y1: y - 4, y2: narrow ? y + tall + 4 : next - 4 });
    y = next;
  }
  return {
    height: y,
    marks: [
      ...segmentMarks(segments, paper),
      ruleX(zeros, {
        x: axis.px(0),
        y1: "y1",
        y2: "y2",
        stroke: paper.paint("muted"),
        className: "zero",
      }),
      ...labelMarks(labels, paper),
    ],
  };
}

/** The sum of a row; with a sign, of its parts of that sign. USD */
export const sumOf = ({ parts }: StackedBars, values: Row["values"], sign?: 1 | -1): number =>
  parts
    .map(({ key }) => values[key] ?? 0)
    .filter((usd) => sign === undefined || usd * sign > 0)
    .reduce((sum, usd) => sum + usd, 0);

/** Parts from zero outward, in their order: above zero to the right, below to the left. */
function segmentsOf({ parts }: StackedBars, row: Row, axis: MoneyAxis, y1: number): Segment[] {
  let [above, below] = [0, 0];
  return parts.map(({ key }, index) => {
    const usd = row.values[key] ?? 0;
    const from = usd < 0 ? below : above;
    const to = from + usd;
    if (usd < 0) below = to;
    else above = to;
    const [x1 = 0, x2 = 0] = [axis.px(from), axis.px(to)].sort((a, b) => a - b);
    return { x1, x2, y1, y2: y1 + TALL, colour: colourOfPart(index), muted: row.muted };
  });
}

/** In each part as much as it has room for: its number and amount, or the number alone. */
const insideLabels = (
  { parts }: StackedBars,
  row: Row,
  bar: readonly Segment[],
  y: number,
): Label[] =>
  bar.flatMap(({ x1, x2 }, index): Label[] => {
    const part = parts[index];
    if (part === undefined) return [];
    const usd = roughUsd(row.values[part.key] ?? 0);
    const texts = [`${index + 1} ${part.label} ${usd}`, `${index + 1}: ${usd}`, `${index + 1}`];
    const text = texts.find((one) => labelWidth(one) + 8 <= x2 - x1);
    if (text === undefined) return [];
    return [
      {
        text,
        x: (x1 + x2) / 2,
        y,
        anchor: "middle",
        colour: row.muted ? "text" : "page",
        onMark: true,
      },
    ];
  });

/** The key: a swatch, the number and the name of each part, in the order of the bars. */
function keyOf({ parts }: StackedBars, top: number, { width }: Paper) {
  const labels: Label[] = [];
  const swatches: Segment[] = [];
  let [x, y] = [0, top];
  for (const [index, { label }] of parts.entries()) {
    const lines = wrapText(`${index + 1} ${label}`, width - 18, 12);
    const wide = 18 + lines.reduce((most, one) => Math.max(most, labelWidth(one)), 0);
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE + 3];
    swatches.push({
      x1: x,
      x2: x + 12,
      y1: y,
      y2: y + 12,
      colour: colourOfPart(index),
      muted: false,
    });
    labels.push(...stack(lines, { x: x + 18, y: y + 10.5, anchor: "start" }));
    x += wide + 16;
    y += (lines.length - 1) * LINE;
  }
  return { labels, swatches, bottom: parts.length === 0 ? top : y + LINE };
}

const segmentMarks = (segments: readonly Segment[], { paint }: Paper): Markish[] =>
  [false, true].map((muted) =>
    rect(
      segments.filter((one) => one.muted === muted && one.x2 > one.x1),
      {
        x1: "x1",
        x2: "x2",
        y1: "y1",
        y2: "y2",
        fill: ({ colour }: Segment) => paint(colour),
        fillOpacity: muted ? 0.2 : 1,
        stroke: ({ colour }: Segment) => paint(muted ? colour : "page"),
        strokeWidth: 1,
        className: "parts",
      },
    ),
  );
