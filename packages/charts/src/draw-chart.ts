import { plot } from "@observablehq/plot";
import type { Chart } from "./chart.ts";
import type { Theme } from "./colour/colours.ts";
import { frame, MARGIN } from "./frame.ts";
import { barsPicture } from "./kinds/bars.ts";
import { fanPicture } from "./kinds/fan.ts";
import { quantileDotsPicture } from "./kinds/quantile-dots.ts";
import { shareRangesPicture } from "./kinds/share-ranges.ts";
import { stackedBarsPicture } from "./kinds/stacked-bars.ts";
import { LINE, labelMarks, SIZE } from "./paper/label.ts";
import { type Paper, paperOf } from "./paper/paper.ts";
import type { Picture } from "./paper/picture.ts";
import { rounded } from "./rounded.ts";

/** How and where a chart is drawn. */
export interface DrawOptions {
  /** The browser's, or one that behaves like it. */
  readonly document: Document;
  /** px; under 260 the picture is 260 wide. */
  readonly width: number;
  /** Whose colours stand where the page sets no variables; `light` where it is left out. */
  readonly theme?: Theme;
  /** For a file of its own: the theme's colours as they are, on their background, with a margin and the title. */
  readonly standalone?: boolean;
}

/**
 * Draws a chart. The same chart with the same options gives the same bytes (`svgText`) in Node and in a
 * browser. Ids carry the chart's and the width, so that a page may hold one chart in several widths.
 *
 * @throws when an amount is not a number
 */
export function drawChart(chart: Chart, options: DrawOptions): SVGSVGElement {
  const { document, width, theme = "light", standalone = false } = options;
  const paper = paperOf(standalone ? width - 2 * MARGIN : width, theme, standalone);
  const picture = pictureOf(chart, paper);
  const svg = plot({
    document,
    width: paper.width,
    height: picture.height,
    margin: 0,
    className: "outlay-chart",
    x: { type: "identity", axis: null },
    y: { type: "identity", axis: null },
    marks: [...picture.marks],
  }) as SVGSVGElement;
  svg.querySelector("style")?.remove();
  rounded(svg);
  if (standalone) frame(svg, chart.title, paper, document);
  describe(svg, chart, paper, document);
  return svg;
}

/** How tall the chart becomes at a width, on a page. px */
export const chartHeight = (chart: Chart, width: number): number =>
  pictureOf(chart, paperOf(width, "light", false)).height;

function pictureOf(chart: Chart, paper: Paper): Picture {
  assertFinite(chart, chart.id);
  if (isEmpty(chart)) return nothingToShow(paper);
  switch (chart.kind) {
    case "quantile-dots":
      return quantileDotsPicture(chart, paper);
    case "fan":
      return fanPicture(chart, paper);
    case "share-ranges":
      return shareRangesPicture(chart, paper);
    case "bars":
      return barsPicture(chart, paper);
    case "stacked-bars":
      return stackedBarsPicture(chart, paper);
  }
}

/** Throws where an amount is not a finite number: it would be drawn somewhere all the same. */
function assertFinite(value: unknown, id: string): void {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Error(`an amount in the chart ${id} is not a finite number: ${value}`);
  }
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) assertFinite(inner, id);
  }
}

/** Whether there is nothing to draw. */
const isEmpty = (chart: Chart): boolean =>
  chart.kind === "fan"
    ? chart.months.length === 0 || chart.series.length === 0
    : chart.rows.length === 0;

/** In place of a picture without rows: an empty axis would look like zeros. */
const nothingToShow = (paper: Paper): Picture => ({
  height: LINE + 4,
  marks: labelMarks(
    [{ text: "There is nothing to show.", x: 0, y: 13, anchor: "start", colour: "muted" }],
    paper,
  ),
});

const SVG = "http://www.w3.org/2000/svg";

/** Faces as wide as those that the letters are measured by, before the system's own. */
const FACES = 'Arial, "Liberation Sans", Helvetica, Roboto, "DejaVu Sans Condensed", sans-serif';

/** Its name and description for who does not see it; what is inside is of the picture alone. */
function describe(svg: SVGSVGElement, chart: Chart, { width, paint }: Paper, document: Document) {
  for (const part of [...svg.children]) {
    part.setAttribute("aria-hidden", "true");
    part.removeAttribute("aria-label");
    // A page has classes of its own, such as `label`.
    const name = part.getAttribute("class");
    if (name) part.setAttribute("class", `chart-${name}`);
  }
  const id = `${chart.id}-${width}`;
  const words = { title: chart.title, desc: chart.description };
  svg.prepend(
    ...Object.entries(words).map(([name, text]) => {
      const element = document.createElementNS(SVG, name);
      element.setAttribute("id", `${id}-${name}`);
      element.textContent = text;
      return element;
    }),
  );
  svg.setAttribute("role", "img");
  // A face that is wider than allowed for runs past the edge rather than being cut off.
  svg.setAttribute("overflow", "visible");
  svg.setAttribute("aria-labelledby", `${id}-title`);
  svg.setAttribute("aria-describedby", `${id}-desc`);
  svg.setAttribute("font-size", `${SIZE}`);
  // What a caption around it sets in bold or italics stays outside.
  svg.setAttribute("font-weight", "400");
  svg.setAttribute("font-style", "normal");
  svg.setAttribute("letter-spacing", "normal");
  svg.setAttribute("font-family", `var(--chart-font, ${FACES})`);
  svg.setAttribute("fill", paint("text"));
  if (paint("text").startsWith("#")) svg.setAttribute("font-family", FACES);
}
