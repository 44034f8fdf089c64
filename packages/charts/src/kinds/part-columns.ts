import { type Markish, rect, ruleX, ruleY } from "@observablehq/plot";
import { roughUsd } from "@outlay/words";
import { moneyAxis } from "../axis/money-axis.ts";
import type { StackedBars } from "../chart.ts";
import { type Label, LINE, labelMarks, labelWidth, stack } from "../paper/label.ts";
import type { Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { wrapText } from "../text/wrap-text.ts";
import { sumOf } from "./part-stacks.ts";

/** The least width of a column, px. */
const LEAST = 76;

interface Bar {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly muted: boolean;
}

/**
 * A table of bars: a line for each part, a column for each row of the chart, all on one scale, with the sums
 * at the foot. Columns that have no room stand in a further block.
 */
export function partColumns(chart: StackedBars, paper: Paper): Picture {
  const { narrow, width } = paper;
  const widest = chart.parts.reduce((most, { label }) => Math.max(most, labelWidth(label)), 0);
  const names = narrow ? 0 : Math.min(170, widest + 14);
  const many = Math.max(1, Math.floor((width - names) / LEAST));
  const labels: Label[] = [];
  const bars: Bar[] = [];
  const zeros: { x: number; y1: number; y2: number }[] = [];
  const lines: number[] = [];
  const about = wrapText(chart.axis, width, 12);
  labels.push(...stack(about, { x: 0, y: 12, anchor: "start", colour: "muted" }));
  let y = about.length * LINE + 6;
  for (let from = 0; from < chart.rows.length; from += many)
    block(chart.rows.slice(from, from + many));
  return {
    height: y,
    marks: [
      ...barMarks(bars, paper),
      ruleX(zeros, { x: "x", y1: "y1", y2: "y2", stroke: paper.paint("muted"), className: "zero" }),
      ruleY(lines, { x1: 0, x2: width, stroke: paper.paint("muted"), className: "sum" }),
      ...labelMarks(labels, paper),
    ],
  };

  function block(rows: StackedBars["rows"]): void {
    const column = (width - names) / Math.min(many, chart.rows.length);
    const amounts = chart.rows.flatMap(({ values }) =>
      chart.parts.map(({ key }) => values[key] ?? 0),
    );
    const figure = amounts.reduce((most, usd) => Math.max(most, labelWidth(roughUsd(usd))), 0);
    const axis = moneyAxis(amounts, 0, Math.max(8, column - figure - 16), true);
    const heads = rows.map(({ label }) => wrapText(label, column - 8, 12, true));
    const tallest = heads.reduce((most, head) => Math.max(most, head.length), 1);
    for (const [index, head] of heads.entries()) {
      const first = y + 12 + (tallest - head.length) * LINE;
      const colour = rows[index]?.muted === true ? "muted" : "text";
      labels.push(
        ...stack(head, {
          x: names + index * column,
          y: first,
          anchor: "start",
          bold: true,
          colour,
        }),
      );
    }
    y += tallest * LINE + 4;
    for (const part of chart.parts) {
      const name = wrapText(part.label, narrow ? width : names - 12, 12);
      labels.push(...stack(name, { x: 0, y: y + 14, anchor: "start" }));
      if (narrow) y += name.length * LINE + 1;
      const tall = narrow ? LINE + 5 : Math.max(LINE + 5, name.length * LINE + 5);
      for (const [index, { values, muted }] of rows.entries()) {
        const usd = values[part.key] ?? 0;
        const left = names + index * column;
        const [low = 0, high = 0] = [axis.px(0), axis.px(usd)].sort((a, b) => a - b);
        const x2 = usd === 0 ? left + high : Math.max(left + high, left + low + 1);
        if (usd !== 0) bars.push({ x1: left + low, x2, y1: y + 3, y2: y + LINE + 1, muted });
        const text = usd === 0 ? "-" : roughUsd(usd);
        labels.push({
          text,
          x: x2 + 4,
          y: y + 14,
          anchor: "start",
          colour: muted || usd === 0 ? "muted" : "text",
        });
      }
      for (const [index] of rows.entries()) {
        zeros.push({ x: names + index * column + axis.px(0), y1: y, y2: y + tall });
      }
      y += tall;
    }
    lines.push(y + 2);
    y += 4;
    labels.push({ text: "sum", x: 0, y: y + 14, anchor: "start", bold: true });
    if (narrow) y += LINE + 1;
    for (const [index, { values, muted }] of rows.entries()) {
      const at = { x: names + index * column, y: y + 14, anchor: "start" } as const;
      labels.push({
        text: roughUsd(sumOf(chart, values)),
        ...at,
        bold: true,
        colour: muted ? "muted" : "text",
      });
    }
    y += LINE + 14;
  }
}

const barMarks = (bars: readonly Bar[], { paint }: Paper): Markish[] =>
  [false, true].map((muted) =>
    rect(
      bars.filter((bar) => bar.muted === muted),
      {
        x1: "x1",
        x2: "x2",
        y1: "y1",
        y2: "y2",
        fill: paint(muted ? "page" : "accent"),
        ...(muted ? { stroke: paint("muted") } : {}),
        className: "parts",
      },
    ),
  );
