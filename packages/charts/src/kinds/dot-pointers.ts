import { dot, type Markish } from "@observablehq/plot";
import { roughUsd } from "@outlay/words";
import type { MoneyAxis } from "../axis/money-axis.ts";
import type { QuantileDots } from "../chart.ts";
import { type Label, labelWidth } from "../paper/label.ts";
import type { Paper } from "../paper/paper.ts";
import { spread } from "../text/spread.ts";

type Row = QuantileDots["rows"][number];

/** Pointers under the line of a row at the middle (full) and at one chance in five (hollow). */
export const pointers = (
  { p50, p80 }: Row,
  axis: MoneyAxis,
  base: number,
  { paint }: Paper,
): Markish[] =>
  [
    { usd: p50, fill: paint("text"), className: "p50" },
    { usd: p80, fill: paint("page"), className: "p80" },
  ].map(({ usd, fill, className }) =>
    dot([{ x: axis.px(usd), y: base + 6 }], {
      x: "x",
      y: "y",
      symbol: "triangle",
      r: 4,
      fill,
      stroke: paint("text"),
      className,
    }),
  );

/**
 * The figures at the pointers: the middle's ends at its pointer, that of one chance in five begins at its own.
 *
 * @param y of the letters' baseline, px
 * @param words whether to say what they are
 */
export function pointerLabels(
  { p50, p80, muted }: Row,
  axis: MoneyAxis,
  y: number,
  words: boolean,
  [low, high]: readonly [number, number],
): Label[] {
  const first = words ? `even odds ${roughUsd(p50)}` : roughUsd(p50);
  const second = words ? `${roughUsd(p80)} 1 in 5 above` : roughUsd(p80);
  const [one, two] = [labelWidth(first), labelWidth(second)];
  const wishes = [
    { at: axis.px(p50) + 4 - one / 2, size: one },
    { at: axis.px(p80) - 4 + two / 2, size: two },
  ];
  const [left = 0, right = 0] = spread(wishes, low, high, 10);
  const colour = muted ? "muted" : "text";
  return [
    { text: first, x: left + one / 2, y, anchor: "end", colour },
    { text: second, x: right - two / 2, y, anchor: "start", colour },
  ];
}
