import { dot, type Markish, rect, ruleX } from "@observablehq/plot";
import { percent } from "@outlay/words";
import type { Span } from "../axis/money-axis.ts";
import { roundSteps } from "../axis/round-steps.ts";
import type { ShareRanges } from "../chart.ts";
import { type Label, LINE, labelMarks, labelWidth, stack } from "../paper/label.ts";
import type { Paper } from "../paper/paper.ts";
import type { Picture } from "../paper/picture.ts";
import { wrapText } from "../text/wrap-text.ts";

type Row = ShareRanges["rows"][number];

/** Words of a published range: `5-10 %`. */
const rangeText = ({ published }: Row): string => {
  if (published === undefined) return "none";
  const [low, high] = published;
  return low === high ? percent(low) : `${percent(low).replace(" %", "")}-${percent(high)}`;
};

/** Our shares as dots on the published ranges, with both as figures beside them. */
export function shareRangesPicture(chart: ShareRanges, paper: Paper): Picture {
  const { rows } = chart;
  const { narrow, width } = paper;
  const widest = (texts: readonly string[]) =>
    texts.reduce((most, text) => Math.max(most, labelWidth(text, true)), 0);
  const published = widest(["published", ...rows.map(rangeText)]);
  const ours = widest(["ours", ...rows.map((row) => percent(row.ours))]);
  const oursEnd = width - published - 14;
  const right = oursEnd - ours - 18;
  const names = narrow ? 0 : Math.min(190, widest(rows.map(({ label }) => label)) + 14);
  const left = names + 8;
  const ends = rows.flatMap((row) => [row.ours, ...(row.published ?? [])]);
  const most = Math.max(...ends, 0) || 1;
  const least = Math.min(...ends, 0);
  const px = (share: number) => left + ((share - least) / (most - least)) * (right - left);
  const labels: Label[] = [
    { text: "ours", x: oursEnd, y: 12, anchor: "end", bold: true },
    { text: "published", x: width, y: 12, anchor: "end", bold: true, colour: "muted" },
  ];
  const places: Place[] = [];
  let y = LINE + 8;
  const spans: Span[] = [];
  for (const row of rows) {
    const colour = row.muted ? "muted" : "text";
    const lines = wrapText(row.label, narrow ? width : names - 10, 12);
    if (narrow) {
      labels.push(...stack(lines, { x: 0, y: y + 13, anchor: "start", colour }));
      y += lines.length * LINE + 2;
    }
    const tall = narrow ? 18 : Math.max(22, lines.length * LINE + 6);
    const middle = y + tall / 2;
    if (!narrow) {
      const first = middle + 4.5 - ((lines.length - 1) * LINE) / 2;
      labels.push(...stack(lines, { x: 0, y: first, anchor: "start", colour }));
    }
    const at = { y: middle + 4.5, anchor: "end" } as const;
    labels.push({ text: percent(row.ours), x: oursEnd, ...at, bold: !row.muted, colour });
    labels.push({ text: rangeText(row), x: width, ...at, colour: "muted" });
    places.push({ row, y: middle, px });
    spans.push({ y1: y, y2: y + tall + 2 });
    y += tall + (narrow ? 6 : 2);
  }
  const ticks = roundSteps(least, most, narrow ? 4 : 6);
  labels.push(
    ...ticks.map(
      (tick): Label => ({
        text: percent(tick),
        x: Math.max(labelWidth(percent(tick)) / 2, px(tick)),
        y: y + LINE,
        anchor: "middle",
        colour: "muted",
      }),
    ),
  );
  const about = wrapText(chart.axis, width, 12);
  labels.push(...stack(about, { x: 0, y: y + 2 * LINE + 4, anchor: "start", colour: "muted" }));
  return {
    height: y + (2 + about.length) * LINE,
    marks: [
      ruleX(
        ticks.flatMap((tick) => spans.map((span) => ({ ...span, x: px(tick) }))),
        { x: "x", y1: "y1", y2: "y2", stroke: paper.paint("grid"), className: "grid" },
      ),
      ...rangeMarks(places, paper),
      ...oursMarks(places, paper),
      ...labelMarks(labels, paper),
    ],
  };
}

interface Place {
  readonly row: Row;
  readonly y: number;
  readonly px: (share: number) => number;
}

/** A pale band between two full ends. */
function rangeMarks(places: readonly Place[], { paint }: Paper): Markish[] {
  const bands = places.flatMap(({ row, y, px }) => {
    if (row.published === undefined) return [];
    const [low, high] = row.published.map(px);
    return [{ x1: low, x2: high, y1: y - 7, y2: y + 7 }];
  });
  const stroke = paint("published");
  return [
    rect(bands, {
      x1: "x1",
      x2: "x2",
      y1: "y1",
      y2: "y2",
      fill: stroke,
      fillOpacity: 0.28,
      className: "published",
    }),
    ruleX(bands, {
      x: "x1",
      y1: "y1",
      y2: "y2",
      stroke,
      strokeWidth: 1.5,
      className: "published-end",
    }),
    ruleX(bands, {
      x: "x2",
      y1: "y1",
      y2: "y2",
      stroke,
      strokeWidth: 1.5,
      className: "published-end",
    }),
  ];
}

const oursMarks = (places: readonly Place[], { paint }: Paper): Markish[] => [
  dot(places, {
    x: ({ row, px }: Place) => px(row.ours),
    y: "y",
    r: 5,
    fill: ({ row }: Place) => paint(row.muted ? "page" : "accent"),
    stroke: ({ row }: Place) => paint(row.muted ? "muted" : "page"),
    strokeWidth: 1.5,
    className: "ours",
  }),
];
