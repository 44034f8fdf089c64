import { dot, type Markish, ruleX, ruleY } from "@observablehq/plot";
import { roughUsd } from "@outlay/words";
import { gridMarks, type MoneyAxis, moneyAxis, tickLabels } from "../axis/money-axis.ts";
import type { QuantileDots } from "../chart.ts";
import { type Label, LINE, labelMarks, labelWidth, stack } from "../paper/label.ts";
import { colourOfKey, type Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { spread } from "../text/spread.ts";
import { wrapText } from "../text/wrap-text.ts";
import { type Pile, pilesOf } from "./piles.ts";

type Row = QuantileDots["rows"][number];

/** The tallest pile, px. */
const TALLEST = 66;

const RADII = [4.5, 4, 3.5, 3, 2.5, 2, 1.5] as const;

/** Distributions on one axis as piles of equally likely dots, the middle and one chance in five marked. */
export function quantileDotsPicture(chart: QuantileDots, paper: Paper): Picture {
  const { rows, marks } = chart;
  const column = paper.narrow ? 0 : nameColumn(rows);
  const [left, right] = [column + 12, paper.width - 12];
  const amounts = [
    ...rows.flatMap(({ quantiles, p50, p80 }) => [...quantiles, p50, p80]),
    ...marks.map(({ value }) => value),
  ];
  const axis = moneyAxis(amounts, left, right);
  const sized = dotsOf(rows, axis);
  const lines = markLines(marks, axis, left, right);
  const top = lines.labels.reduce((low, { y }) => Math.max(low, y), 0) + 8;
  const labels: Label[] = [...lines.labels];
  const inner: Markish[] = [];
  let y = top;
  for (const [index, row] of rows.entries()) {
    const piles = sized.piles[index] ?? [];
    const names = wrapText(row.label, paper.narrow ? right : column, 12, true);
    if (paper.narrow) {
      labels.push(...stack(names, { x: 0, y: y + LINE, anchor: "start", bold: true }));
      y += names.length * LINE + 6;
    }
    const tall = piles.reduce((most, { count }) => Math.max(most, count), 0) * sized.step;
    const beside = paper.narrow ? 0 : (names.length - 1) * LINE + 12;
    const base = y + Math.max(tall, beside, 24) + 4;
    if (!paper.narrow) {
      const first = base - (names.length - 1) * LINE;
      labels.push(...stack(names, { x: 0, y: first, anchor: "start", bold: true }));
    }
    inner.push(...rowMarks(row, piles, base, { left, right, ...sized }, paper));
    inner.push(...pointers(row, axis, base, paper));
    labels.push(...pointerLabels(row, axis, base + 20, index === 0, [column, paper.width]));
    y = base + 34;
  }
  const bottom = y;
  labels.push(...tickLabels(axis, bottom + LINE, paper));
  const about = wrapText(`${chart.axis} (${axis.kind})`, paper.width - column, 12);
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
      ...gridMarks(axis, top, bottom, paper),
      ...inner,
      ...lines.marks(top, bottom, paper),
      ...labelMarks(labels, paper),
    ],
  };
}

/** How wide the names beside the rows may be. px */
const nameColumn = (rows: readonly Row[]): number =>
  Math.min(
    150,
    rows.reduce((most, { label }) => Math.max(most, labelWidth(label, true)), 0),
  );

/** The largest dots whose tallest pile is not too tall; under the smallest they overlap upward. */
function dotsOf(rows: readonly Row[], axis: MoneyAxis) {
  for (const radius of RADII) {
    const piles = rows.map(({ quantiles }) => pilesOf(quantiles.map(axis.px), 2 * radius));
    const most = piles.flat().reduce((high, { count }) => Math.max(high, count), 1);
    const last = radius === RADII.at(-1);
    if (most * 2 * radius > TALLEST && !last) continue;
    return { radius, piles, step: Math.min(2 * radius, TALLEST / most) };
  }
  throw new Error("there is no size of dots");
}

function rowMarks(
  row: Row,
  piles: readonly Pile[],
  base: number,
  { left, right, radius, step }: { left: number; right: number; radius: number; step: number },
  { paint }: Paper,
): Markish[] {
  const dots = piles.flatMap(({ x, count }) =>
    Array.from({ length: count }, (_, index) => ({ x, y: base - radius - index * step })),
  );
  const colour = row.muted ? "muted" : colourOfKey(row.key);
  return [
    ruleY([base], {
      x1: left,
      x2: right,
      stroke: paint("muted"),
    }),
    dot(dots, {
      x: "x",
      y: "y",
      r: row.muted ? radius - 0.8 : radius - 0.3,
      fill: paint(row.muted ? "page" : colour),
      ...(row.muted ? { stroke: paint(colour), strokeWidth: 1 } : {}),
      className: "dots",
    }),
  ];
}

/** Pointers under the line at the middle (full) and at one chance in five (hollow). */
const pointers = ({ p50, p80 }: Row, axis: MoneyAxis, base: number, { paint }: Paper): Markish[] =>
  [
    { usd: p50, fill: paint("text"), className: "p50" },
    { usd: p80, fill: paint("page"), className: "p80" },
  ].map(({ usd, fill, className }) =>
    dot([{ x: axis.px(usd), y: base + 5 }], {
      x: "x",
      y: "y",
      symbol: "triangle",
      r: 4,
      fill,
      stroke: paint("text"),
      className,
    }),
  );

/** The figures at the pointers: the middle's ends at its pointer, the other begins at its own. */
function pointerLabels(
  { p50, p80 }: Row,
  axis: MoneyAxis,
  y: number,
  words: boolean,
  [low, high]: readonly [number, number],
): Label[] {
  const texts = words
    ? [`even odds ${roughUsd(p50)}`, `${roughUsd(p80)} 1 in 5 above`]
    : [roughUsd(p50), roughUsd(p80)];
  const [one = 0, two = 0] = texts.map((text) => labelWidth(text));
  const wishes = [
    { at: axis.px(p50) + 4 - one / 2, size: one },
    { at: axis.px(p80) - 4 + two / 2, size: two },
  ];
  const middles = spread(wishes, low, high, 10);
  return texts.map((text, index) => ({ text, x: middles[index] ?? 0, y, anchor: "middle" }));
}

/** Lines across all rows with their names above, each on the first line of letters where it has room. */
function markLines(marks: QuantileDots["marks"], axis: MoneyAxis, left: number, right: number) {
  const ends: number[] = [];
  const labels: Label[] = [];
  for (const { label, value } of [...marks].sort((a, b) => a.value - b.value)) {
    const text = `${label} ${roughUsd(value)}`;
    const width = labelWidth(text);
    const low = Math.min(right - width, Math.max(left, axis.px(value) - width / 2));
    const line = ends.findIndex((end) => end + 12 <= low);
    const at = line === -1 ? ends.length : line;
    ends[at] = low + width;
    labels.push({ text, x: low + width / 2, y: at * LINE + 12, anchor: "middle" });
  }
  return {
    labels,
    marks: (top: number, bottom: number, { paint }: Paper): Markish[] => [
      ruleX(marks, {
        x: ({ value }) => axis.px(value),
        y1: top - 4,
        y2: bottom,
        stroke: paint("text"),
        strokeWidth: 1.25,
        strokeDasharray: "5 3",
        className: "mark",
      }),
    ],
  };
}
