import { join } from "node:path";
import type { Report } from "@outlay/report";
import { withSoftware } from "../../browser/png-origin.ts";
import { takePictures } from "../../browser/take-pictures.ts";
import type { MadeFile, Material } from "./made-file.ts";

/** CSS pixels of the page that the pictures are taken of: a column as wide as on a desk. */
const pageWidth = 880;

/** The first page and each chart as a PNG of its own in a folder, named as in the report. */
export async function picturesOf(
  html: string,
  folder: string,
  generator: string,
  { report, dark, browser }: Material,
): Promise<MadeFile[]> {
  const charts = chartIds(report);
  // Paper is white: on a dark ground the first page is as on a screen.
  const parts = [
    { name: "first-page", part: ".first" },
    ...charts.map((id) => ({ name: id, part: `[id="${id}"] figure` })),
  ];
  const pngs = await takePictures(await browser(), html, {
    parts: parts.slice(dark ? 0 : 1).map(({ part }) => part),
    ...(dark ? {} : { sheet: ".first" }),
    width: pageWidth,
    dark,
  });
  return parts.map(({ name }, at) => ({
    format: "png",
    path: join(folder, `${name}.png`),
    bytes: withSoftware(pngs[at] ?? new Uint8Array(), generator, report.title),
  }));
}

/** Names of the charts of a report, in its order; each is also the name of a file. */
export const chartIds = ({ sections }: Report): string[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === "chart" ? [block.chart.id] : [])),
  );
