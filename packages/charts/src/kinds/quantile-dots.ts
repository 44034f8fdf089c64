import { dot, type Markish, ruleY } from "@observablehq/plot";
import { gridMarks, moneyAxis, type Span, tickLabels } from "../axis/money-axis.ts";
import type { QuantileDots } from "../chart.ts";
import { type Label, LINE, labelMarks, labelWidth, stack } from "../paper/label.ts";
import { colourOfKey, type Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { wrapText } from "../text/wrap-text.ts";
import { pointerLabels, pointers } from "./dot-pointers.ts";
import { type DotRow, dotRows } from "./dot-rows.ts";
import { lineLabels, lineMarks } from "./threshold-lines.ts";

type Row = QuantileDots["rows"][number];

/** Distributions on one axis as piles of equally likely dots, the middle and one chance in five marked. */
export function quantileDotsPicture(chart: QuantileDots, paper: Paper): Picture {
  const { rows, marks } = chart;
  const column = paper.narrow ? 0 : nameColumn(rows);
  const [left, right] = [column + 14, paper.width - 10];
  const amounts = [
    ...rows.flatMap(({ quantiles, p50, p80 }) => [...quantiles, p50, p80]),
    ...marks.map(({ value }) => value),
  ];
  const axis = moneyAxis(amounts, left, right);
  const sized = dotRows(rows.map(({ quantiles }) => quantiles.map(axis.px)));
  const labels: Label[] = lineLabels(marks, axis, [left, right]);
  const top = labels.reduce((low, { y }) => Math.max(low, y), 0) + 8;
  const inner: Markish[] = [];
  const spans: Span[] = [];
  let y = top;
  for (const [index, row] of rows.entries()) {
    const dots = sized[index];
    if (dots === undefined) continue;
    const names = wrapText(row.label, paper.narrow ? right : column, 12, true);
    const named = { anchor: "start", bold: true, colour: row.muted ? "muted" : "text" } as const;
    if (paper.narrow) {
      labels.push(...stack(names, { x: 0, y: y + LINE, ...named }));
      y += names.length * LINE + 6;
    }
    const beside = paper.narrow ? 0 : (names.length - 1) * LINE + 12;
    const base = y + Math.max(dots.tall, beside, 24) + 4;
    if (!paper.narrow) {
      const first = base - (names.length - 1) * LINE;
      labels.push(...stack(names, { x: 0, y: first, ...named }));
    }
    inner.push(...rowMarks(row, dots, base, [left, right], paper));
    inner.push(...pointers(row, axis, base, paper));
    labels.push(...pointerLabels(row, axis, base + 20, index === 0, [column, paper.width]));
    const next = base + 34;
    spans.push({ y1: y, y2: next });
    y = next;
  }
  const bottom = y;
  labels.push(...tickLabels(axis, bottom + LINE, paper));
  const about = [
    ...axisName(chart.axis, axis.kind, paper.width - column),
    `Each dot is one of ${rows[0]?.quantiles.length ?? 0} equally likely futures`,
  ].flatMap((line) => wrapText(line, paper.width - column, 12));
  const under = {
    x: paper.width,
    y: bottom + 2 * LINE + 4,
    anchor: "end",
    colour: "muted",
  } as const;
  labels.push(...stack(about, under));
  return {
    height: bottom + (2 + about.length) * LINE,
    marks: [
      ...gridMarks(axis, spans, labels, paper),
      ...inner,
      lineMarks(marks, axis, [top - 4, bottom], paper),
      ...labelMarks(labels, paper),
    ],
  };
}

/** What is counted and the kind of axis: on one line where they fit, else the kind on the next. */
const axisName = (counted: string, kind: string, width: number): string[] => {
  const joined = `${counted} (${kind})`;
  return labelWidth(joined) <= width ? [joined] : [counted, `(${kind})`];
};

/** How wide the names beside the rows may be. px */
const nameColumn = (rows: readonly Row[]): number =>
  Math.min(
    150,
    rows.reduce((most, { label }) => Math.max(most, labelWidth(label, true)), 0),
  );

/** The line of a row and its dots: full, or hollow and pale where it cannot win. */
function rowMarks(
  { key, muted }: Row,
  { piles, radius, step }: DotRow,
  base: number,
  [left, right]: readonly [number, number],
  { paint }: Paper,
): Markish[] {
  const dots = piles.flatMap(({ x, count }) =>
    Array.from({ length: count }, (_, index) => ({ x, y: base - 1 - radius - index * step })),
  );
  return [
    ruleY([base], { x1: left, x2: right, stroke: paint("muted"), className: "base" }),
    dot(dots, {
      x: "x",
      y: "y",
      r: muted ? radius - 0.9 : radius - 0.4,
      fill: paint(muted ? "page" : colourOfKey(key)),
      stroke: paint(muted ? "muted" : "page"),
      strokeWidth: muted ? 1.2 : 0.5,
      className: "dots",
    }),
  ];
}
