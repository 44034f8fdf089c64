import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseHTML } from "linkedom";
import { type Browser, chromium, type Page } from "playwright-core";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartCss, drawChart, svgText } from "./index.ts";
import { overlaps } from "./label-boxes.test-support.ts";
import { sampleCharts } from "./sample-charts.test-support.ts";

type ChartDocument = Parameters<typeof drawChart>[1]["document"];

/** Where a browser is looked for; a machine without one skips its cases, but not in CI. */
const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const absent = !existsSync(CHROMIUM);
const entry = fileURLToPath(new URL("./index.ts", import.meta.url));
const widths = [280, 360, 720];

/** The package as one classic script that sets `charts`. */
async function bundle(): Promise<string> {
  const build = await rolldown({ input: entry, platform: "browser" });
  const { output } = await build.generate({ format: "iife", name: "charts", minify: true });
  await build.close();
  return output[0].code;
}

describe.skipIf(absent && process.env["CI"] === undefined)(
  `in Chromium${absent ? ` (skipped: no browser at ${CHROMIUM})` : ""}`,
  () => {
    let browser: Browser;
    let page: Page;

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
        ],
      });
      page = await browser.newPage();
      await page.setContent(`<!doctype html><title>t</title><style>${chartCss}</style><body>`);
      await page.addScriptTag({ content: await bundle() });
    });

    afterAll(() => browser?.close());

    it.each(sampleCharts.map((chart) => ({ chart, id: chart.id })))(
      "$id is drawn with the same bytes as in Node",
      async ({ chart }) => {
        const { document } = parseHTML("<!doctype html><html><body></body></html>");
        const here = widths.map((width) =>
          svgText(drawChart(chart, { document: document as unknown as ChartDocument, width })),
        );
        const script = `${JSON.stringify(widths)}.map((width) =>
          charts.svgText(charts.drawChart(${JSON.stringify(chart)}, { document, width })))`;
        expect(await page.evaluate(script)).toEqual(here);
      },
    );

    it("reads every picture as XML", async () => {
      const script = `${JSON.stringify(sampleCharts)}.flatMap((chart) => {
        const text = charts.svgText(charts.drawChart(chart, { document, width: 360 }));
        const read = new DOMParser().parseFromString(text, "image/svg+xml");
        return read.querySelector("parsererror") === null ? [] : [chart.id];
      })`;
      expect(await page.evaluate(script)).toEqual([]);
    });

    it.each(widths)(
      "has no letters over letters as it sets them, nor past the edge, at %s",
      async (width) => {
        const script = `${JSON.stringify(sampleCharts)}.map((chart) => {
        document.body.replaceChildren(charts.drawChart(chart, { document, width: ${width} }));
        const frame = document.querySelector("svg").getBoundingClientRect();
        return { id: chart.id, boxes: [...document.querySelectorAll("svg text")].map((text) => {
          const { left, right, top, bottom } = text.getBoundingClientRect();
          // Of the line box, what letters fill: the rest may lie over a neighbour's.
          return { text: text.textContent, left: left - frame.left, right: right - frame.left,
            top: top - frame.top + 2, bottom: bottom - frame.top - 2 };
        }) };
      })`;
        const drawn = (await page.evaluate(script)) as {
          id: string;
          boxes: Parameters<typeof overlaps>[0];
        }[];
        expect(drawn.map(({ id }) => id)).toEqual(sampleCharts.map(({ id }) => id));
        const found = drawn.flatMap(({ id, boxes }) => [
          ...overlaps(boxes).map((pair) => `${id}: ${pair}`),
          ...boxes
            .filter(({ left, right }) => left < -1 || right > width + 1)
            .map(({ text }) => `${id}: ${text} past the edge`),
        ]);
        expect(found).toEqual([]);
      },
    );
  },
);
