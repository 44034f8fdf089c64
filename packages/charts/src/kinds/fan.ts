import { areaY, dot, line, link, type Markish, ruleX, ruleY, scale } from "@observablehq/plot";
import { moneyTick } from "../axis/money-tick.ts";
import { monthTicks } from "../axis/month-ticks.ts";
import { roundSteps } from "../axis/round-steps.ts";
import type { Fan } from "../chart.ts";
import { type Label, LINE, labelMarks, labelWidth, stack } from "../paper/label.ts";
import { colourOfKey, type Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { wrapText } from "../text/wrap-text.ts";
import { fanNotes, noteHeight, noteLabels, type PlacedNote, placeNotes } from "./fan-notes.ts";

type Series = Fan["series"][number];

/** Place of the end of a month (1, 2, 3 …), and of an amount. px */
interface Plane {
  readonly x: (month: number) => number;
  readonly y: (usd: number) => number;
}

/** Money that adds up over the months: bands for how sure it is, names at the ends of the lines. */
export function fanPicture(chart: Fan, paper: Paper): Picture {
  const { series, months } = chart;
  const { width, narrow, paint } = paper;
  const named = (chart.fiscalYearStart ?? 1) > 1 ? "; fiscal years, named by their end" : "";
  const about = wrapText(chart.axis + named, width, 12);
  const notes = fanNotes(chart, narrow ? width * 0.3 : 180);
  const wide = notes
    .flatMap(({ lines, bold }) => lines.map((words, at) => labelWidth(words, at < bold)))
    .reduce((most, one) => Math.max(most, one), 0);
  const right = width - wide - LEADER - 4;
  const tall = notes.reduce((sum, note) => sum + noteHeight(note) + 2, 0);
  const [low, high] = amountRange(series);
  // Zero is all there is: an amount elsewhere on the axis would be made up.
  const flat = low === high;
  const top = about.length * LINE + 18;
  const bottom = top + Math.max(flat ? 60 : narrow ? 240 : 300, tall);
  const y = scale({
    y: { type: "linear", domain: [low, flat ? 1 : high], range: [bottom, top] },
  }).apply;
  const count = months.length;
  const x = scale({
    x: { type: "linear", domain: count > 1 ? [1, count] : [0, 1], range: [LEFT, right] },
  }).apply;
  const plane: Plane = { x: (month) => x(month), y: (usd) => y(usd) };
  const steps = flat ? [0] : roundSteps(low, high, 6);
  const names = monthTicks(chart, plane.x, [LEFT, right]);
  const placed = placeNotes(notes, plane.y, top - 8, bottom + 8);
  const labels: Label[] = [
    ...stack(about, { x: 0, y: 12, anchor: "start", colour: "muted" }),
    // Amounts stand on their lines at the left, where what adds up is still low.
    ...steps.map(
      (usd): Label => ({
        text: moneyTick(usd),
        x: 0,
        y: plane.y(usd) - 3,
        anchor: "start",
        colour: "muted",
      }),
    ),
    ...names.labels(bottom + LINE + 4),
    ...placed.flatMap((note) => noteLabels(note, right + LEADER + 2)),
  ];
  const grid = (amounts: readonly number[], colour: "grid" | "muted") =>
    ruleY(amounts.map(plane.y), { x1: 0, x2: right, stroke: paint(colour), className: "grid" });
  const under = bottom + 8 + names.lines * LINE;
  const key = bandsKey(chart, width);
  labels.push(...stack(key, { x: 0, y: under + LINE, anchor: "start", colour: "muted" }));
  const launch = launchAt(chart, plane);
  labels.push(
    ...launch.map(
      (at): Label => ({ text: "launch", x: at + 5, y: top - 3, anchor: "start", colour: "muted" }),
    ),
  );
  return {
    height: under + (key.length === 0 ? 0 : key.length * LINE + 4),
    marks: [
      grid(
        steps.filter((usd) => usd !== 0),
        "grid",
      ),
      grid([0], "muted"),
      ruleX(names.places, {
        y1: bottom,
        y2: bottom + 6,
        stroke: paint("muted"),
        className: "tick",
      }),
      ...bandMarks(series, plane, paper),
      ruleX(launch, {
        y1: top - 12,
        y2: bottom,
        stroke: paint("muted"),
        strokeDasharray: "3 3",
        className: "launch",
      }),
      ...lineMarks(series, plane, paper),
      leaders(placed, right, paper),
      ...labelMarks(labels, paper),
    ],
  };
}

/** What the bands are, where their edges have no names of their own. */
const bandsKey = ({ series }: Fan, width: number): string[] =>
  series.filter(({ emphasised }) => emphasised).length > 1
    ? wrapText("Line: even odds. Band: 8 in 10 futures.", width, 12)
    : [];

/** The end of the last month before the launch, where the months reach before it. px */
const launchAt = ({ beforeLaunch = 0, months }: Fan, { x }: Plane): number[] =>
  beforeLaunch > 0 && beforeLaunch < months.length ? [x(beforeLaunch)] : [];

/** Where the months begin: `$0` stands before them. px */
const LEFT = 19;

/** From the end of a line to its note, px. */
const LEADER = 16;

/** What the vertical axis spans: zero, and all that is drawn. */
function amountRange(series: readonly Series[]): [number, number] {
  const shown = series.flatMap(({ emphasised, p10, p50, p80, p90 }) =>
    emphasised ? [...p10, ...p50, ...p80, ...p90] : p50,
  );
  const low = shown.reduce((least, usd) => Math.min(least, usd), 0);
  const high = shown.reduce((most, usd) => Math.max(most, usd), 0);
  return [low, high];
}

/**
 * Eight futures in ten in a pale band, the middle to one in five above in a stronger one, with their edges;
 * of several series the pale bands alone, since four that overlap are read by nobody.
 */
function bandMarks(series: readonly Series[], plane: Plane, { paint }: Paper): Markish[] {
  const banded = series.filter(({ emphasised }) => emphasised);
  const at = (_: unknown, month: number) => plane.x(month + 1);
  return banded.flatMap(({ key, p10, p50, p80, p90 }) => {
    const colour = paint(colourOfKey(key));
    const band = (low: readonly number[], high: readonly number[], opacity: number, name: string) =>
      areaY(low, {
        x: at,
        y1: low.map(plane.y),
        y2: high.map(plane.y),
        fill: colour,
        fillOpacity: opacity,
        className: name,
      });
    const edge = (amounts: readonly number[]) => [
      line(amounts, { x: at, y: plane.y, stroke: colour, strokeWidth: 0.75, className: "edge" }),
      points(amounts, 2, colour, plane),
    ];
    const pale = band(p10, p90, 0.16, "band-10-90");
    if (banded.length > 1) return [pale, ...edge(p10), ...edge(p90)];
    const strong = band(p50, p80, 0.3, "band-50-80");
    return [pale, strong, ...edge(p10), ...edge(p80), ...edge(p90)];
  });
}

/** One month alone has no line: its points are drawn. */
const points = (
  amounts: readonly number[],
  radius: number,
  colour: string,
  plane: Plane,
): Markish =>
  dot(amounts.length === 1 ? amounts : [], {
    x: plane.x(1),
    y: plane.y,
    r: radius,
    fill: colour,
    className: "point",
  });

const DASHES = ["7 3", "2 2.5", "9 3 2 3", "4 2"] as const;

/** The middles: full where there are bands, each of the others with dashes of its own. */
function lineMarks(series: readonly Series[], plane: Plane, { paint }: Paper): Markish[] {
  const pale = series.filter(({ emphasised }) => !emphasised);
  const banded = series.filter(({ emphasised }) => emphasised);
  return [...pale, ...banded].flatMap((one) => [
    line(one.p50, {
      x: (_: unknown, month: number) => plane.x(month + 1),
      y: plane.y,
      stroke: paint(colourOfKey(one.key)),
      strokeWidth: one.emphasised ? 2.5 : 1.75,
      ...(one.emphasised
        ? {}
        : { strokeDasharray: DASHES[pale.indexOf(one) % DASHES.length] ?? "none" }),
      className: "middle",
    }),
    points(one.p50, 4, paint(colourOfKey(one.key)), plane),
  ]);
}

/** Thin lines from where a series ends to its name. */
const leaders = (notes: readonly PlacedNote[], right: number, { paint }: Paper): Markish =>
  link(notes, {
    x1: right + 1,
    x2: right + LEADER - 1,
    y1: "end",
    y2: "middle",
    stroke: ({ colour }: PlacedNote) => paint(colour),
    strokeWidth: 1,
    className: "leader",
  });
