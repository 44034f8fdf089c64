import { type Markish, ruleX, scale } from "@observablehq/plot";
import { type Label, labelWidth } from "../paper/label.ts";
import type { Paper } from "../paper/paper.ts";
import { moneyTick } from "./money-tick.ts";
import { roundFactors, roundSteps } from "./round-steps.ts";

/** A horizontal axis of money. */
export interface MoneyAxis {
  /** Dollars to px. */
  readonly px: (usd: number) => number;
  readonly ticks: readonly number[];
  /** What kind of axis it is, for its name: `logarithmic`. */
  readonly kind: string;
}

/** From this ratio of the largest to the smallest amount on, an axis that may is logarithmic. */
export const LOGARITHMIC_FROM = 20;

/**
 * The axis for amounts: logarithmic where every amount is above zero and the largest is at least 20 times
 * the smallest; else linear. A linear one begins at zero, unless the smallest is more than half of the largest.
 *
 * @param left px of its low end
 * @param right px of its high end
 * @param fromZero for bars: linear from zero always
 */
export function moneyAxis(
  amounts: readonly number[],
  left: number,
  right: number,
  fromZero = false,
): MoneyAxis {
  const finite = amounts.filter((amount) => Number.isFinite(amount));
  const least = finite.reduce((low, amount) => Math.min(low, amount), Number.POSITIVE_INFINITY);
  const most = finite.reduce((high, amount) => Math.max(high, amount), Number.NEGATIVE_INFINITY);
  if (!fromZero && least > 0 && most / least >= LOGARITHMIC_FROM) {
    return axisOf("log", [least, most], left, right, "logarithmic: equal steps multiply");
  }
  const above = !fromZero && least > 0 && least > most / 2 && most > least;
  if (above) return axisOf("linear", [least, most], left, right, "does not begin at zero");
  const low = Math.min(0, finite.length > 0 ? least : 0);
  const high = Math.max(0, finite.length > 0 ? most : 0);
  if (low === high) {
    // Zero is all there is: a tick elsewhere would be made up.
    const zero = (left + right) / 2;
    return { px: () => (fromZero ? left : zero), ticks: [0], kind: "linear" };
  }
  return axisOf("linear", [low, high], left, right, low < 0 ? "linear" : "linear, from zero");
}

function axisOf(
  type: "log" | "linear",
  domain: readonly [number, number],
  left: number,
  right: number,
  kind: string,
): MoneyAxis {
  const { apply } = scale({ x: { type, domain: [...domain], range: [left, right] } });
  const px = (usd: number): number => apply(usd);
  const count = type === "log" ? roundFactors : roundSteps;
  for (let most = 8; ; most--) {
    const ticks = count(...domain, most);
    if (most === 1 || haveRoom(ticks, px)) return { px, ticks, kind };
  }
}

/** Whether the words of ticks stand apart. */
function haveRoom(ticks: readonly number[], px: (usd: number) => number): boolean {
  let end = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const half = labelWidth(moneyTick(tick)) / 2;
    if (px(tick) - half < end + 14) return false;
    end = px(tick) + half;
  }
  return true;
}

/** From one height to another, px. */
export interface Span {
  readonly y1: number;
  readonly y2: number;
}

/** Lines of the axis through the spans of the rows, stronger at zero, with gaps where labels stand. */
export function gridMarks(
  axis: MoneyAxis,
  spans: readonly Span[],
  labels: readonly Label[],
  { paint }: Paper,
): Markish[] {
  const lines = (ticks: readonly number[], colour: "grid" | "muted", className: string) =>
    ruleX(
      ticks.flatMap((tick) => {
        const x = axis.px(tick);
        const there = labels.filter((label) => covers(label, x));
        return there.reduce(without, spans).map((span) => ({ ...span, x }));
      }),
      { x: "x", y1: "y1", y2: "y2", stroke: paint(colour), className },
    );
  const others = axis.ticks.filter((tick) => tick !== 0);
  const zero = axis.ticks.filter((tick) => tick === 0);
  return [lines(others, "grid", "grid"), lines(zero, "muted", "zero")];
}

/** Whether a label stands over a vertical line. */
function covers({ text, x, anchor, bold }: Label, line: number): boolean {
  const width = labelWidth(text, bold);
  const left = x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
  return left - 3 < line && line < left + width + 3;
}

/** What is left of spans without the height of a label. */
const without = (spans: readonly Span[], { y }: Label): Span[] =>
  spans
    .flatMap(({ y1, y2 }) => [
      { y1, y2: Math.min(y2, y - 11) },
      { y1: Math.max(y1, y + 4), y2 },
    ])
    .filter(({ y1, y2 }) => y2 > y1);

/** The words of the ticks with their baseline at `y`, kept between the edges of the paper. */
export const tickLabels = (axis: MoneyAxis, y: number, { width }: Paper): Label[] =>
  axis.ticks.map((tick) => {
    const words = moneyTick(tick);
    const half = labelWidth(words) / 2;
    const x = Math.min(width - half, Math.max(half, axis.px(tick)));
    return { text: words, x, y, anchor: "middle", colour: "muted" };
  });
