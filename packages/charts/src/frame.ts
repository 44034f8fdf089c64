import { LINE } from "./paper/label.ts";
import type { Paper } from "./paper/paper.ts";
import { wrapText } from "./text/wrap-text.ts";

const SVG = "http://www.w3.org/2000/svg";

/** Around a picture that is a file of its own, px. */
export const MARGIN = 20;

/** Size of the heading, px, and from one of its lines to the next. */
const HEADING = 16;
const STEP = 20;

/** Makes a picture one that stands alone: a background, a margin, and its title as a heading. */
export function frame(svg: SVGSVGElement, title: string, paper: Paper, document: Document): void {
  const lines = wrapText(title, paper.width, HEADING, true);
  const above = MARGIN + lines.length * STEP + LINE;
  const width = paper.width + 2 * MARGIN;
  const height = Number(svg.getAttribute("height")) + above + MARGIN;
  const box = { width, height, viewBox: `${-MARGIN} ${-above} ${width} ${height}` };
  set(svg, box);
  const page = document.createElementNS(SVG, "rect");
  const fill = paper.paint("page");
  set(page, { class: "page", x: -MARGIN, y: -above, width, height, fill });
  const headings = lines.map((line, index) => {
    const text = document.createElementNS(SVG, "text");
    const y = MARGIN - above + HEADING + index * STEP;
    set(text, { x: 0, y, "font-size": HEADING, "font-weight": 600, "text-anchor": "start" });
    text.textContent = line;
    return text;
  });
  svg.prepend(page, ...headings);
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, `${value}`);
}
