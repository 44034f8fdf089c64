// The pictures in README.md are those of the report: `npx node scripts/readme-pictures.ts` draws them
// anew from the worked plan; a test fails where they differ.
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseHTML } from "linkedom";
import type { Chart } from "../packages/charts/src/chart.ts";
import { drawChart } from "../packages/charts/src/draw-chart.ts";
import { svgText } from "../packages/charts/src/svg-text.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const shown = "paths-dots";

/** The document of linkedom is no DOM by its types. */
const document = parseHTML("<!doctype html><html><body></body></html>")
  .document as unknown as Parameters<typeof drawChart>[1]["document"];

/** The chart of the worked plan's report that the README shows. */
function chartOfReport(): Chart {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      `${root}packages/cli/bin/outlay.cjs`,
      ...["report", "examples/support-assistant.yaml", "--json"],
    ],
    { cwd: root, encoding: "utf8", maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`outlay report\n${stderr}`);
  const report = JSON.parse(stdout) as {
    sections: { blocks: { kind: string; chart?: Chart }[] }[];
  };
  const chart = report.sections
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === "chart" && block.chart?.id === shown)?.chart;
  if (chart === undefined) throw new Error(`the report has no chart ${shown}`);
  return chart;
}

/** Name in docs/images/ and text of each picture: one for each theme. */
export function readmePictures(): ReadonlyMap<string, string> {
  const chart = chartOfReport();
  return new Map(
    (["light", "dark"] as const).map((theme) => [
      `${shown}-${theme}.svg`,
      `${svgText(drawChart(chart, { document, width: 760, theme, standalone: true }))}\n`,
    ]),
  );
}

if (import.meta.main) {
  mkdirSync(`${root}docs/images`, { recursive: true });
  for (const [name, text] of readmePictures()) writeFileSync(`${root}docs/images/${name}`, text);
}
