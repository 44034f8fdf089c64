import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chartCss, drawChart, svgText } from "@outlay/charts";
import { parseHTML } from "linkedom";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportOf } from "../document/report-of.ts";
import { exampleSources } from "../example-source.test-support.ts";
import { pageFaults } from "./page-faults.test-support.ts";
import { reportHtml } from "./report-html.ts";

/** Where a browser is looked for; a machine without one skips its cases, but not in CI. */
const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const absent = !existsSync(CHROMIUM);
const skipped = absent && process.env["CI"] === undefined;

const root = new URL("../../../../", import.meta.url);
const source = exampleSources(
  (path) => readFileSync(new URL(path, root), "utf8"),
  (folder) => readdirSync(new URL(folder, root)),
);

/** A DOM that charts are drawn in. */
type ChartDocument = Parameters<typeof drawChart>[1]["document"];

const pageOf = (name: string): string => {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  return reportHtml(reportOf(source(`examples/${name}.yaml`, { draws: 1000 })), {
    draw: (chart, width) =>
      svgText(drawChart(chart, { document: document as unknown as ChartDocument, width })),
    css: chartCss,
    generator: "Outlay 0.1.0",
  });
};

const names = ["support-assistant", "clinical-letters", "ticket-classifier"] as const;
const pages = new Map(names.map((name) => [name, pageOf(name)]));

it("is the same twice", () => {
  expect(pageOf(names[0])).toBe(pages.get(names[0]));
});

describe.each(names)("the page of %s", (name) => {
  it("has no fault for who reads it without seeing it, and loads nothing", () => {
    expect(pageFaults(parseHTML(pages.get(name) ?? "").document)).toEqual([]);
  });

  it("says nothing that is no word", () => {
    const words = parseHTML(pages.get(name) ?? "").document.body.textContent;
    expect(words).not.toMatch(/NaN|undefined|\[object|Infinity/);
  });
});

/** Runs in the page: words that stand out too little from their ground, as `ratio colour on ground: words`. */
const faintWords = `(() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].reduce((sum, part, at) => {
    const share = part / 255;
    const linear = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    return sum + linear * [0.2126, 0.7152, 0.0722][at];
  }, 0);
  const under = (text) => {
    const { x, y, width, height } = text.getBoundingClientRect();
    const [left, top] = [x + width / 2, y + height / 2];
    const holds = (box) => box.x <= left && left <= box.right && box.y <= top && top <= box.bottom;
    return [...text.ownerSVGElement.querySelectorAll('rect')]
      .filter((rect) => rect.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING && holds(rect.getBoundingClientRect()))
      .map((rect) => getComputedStyle(rect).fill)
      .filter((fill) => fill.startsWith('rgb('))
      .at(-1);
  };
  const groundOf = (element) => {
    const bar = element.ownerSVGElement ? under(element) : undefined;
    if (bar !== undefined) return bar;
    for (let each = element; each !== null; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (colour !== 'transparent' && rgb(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (words === '' || !element.checkVisibility() || element.closest('title, desc')) continue;
    const style = getComputedStyle(element);
    const colour = element.closest('svg') ? style.fill : style.color;
    const ground = groundOf(element);
    const [high, low] = [luminance(rgb(colour)), luminance(rgb(ground))].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) faint.push(ratio.toFixed(2) + ' ' + colour + ' on ' + ground + ': ' + words.slice(0, 40));
  }
  return faint;
})()`;

describe.skipIf(skipped)(
  `a page in Chromium${absent ? ` (skipped: no browser at ${CHROMIUM})` : ""}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: [
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--no-first-run",
        ],
      });
    });
    afterAll(() => browser?.close());

    const cases = names.flatMap((name) =>
      (["light", "dark"] as const).map((scheme) => ({ name, scheme })),
    );

    it.each(cases)("$name at four widths, $scheme", async ({ name, scheme }) => {
      const page = await browser.newPage({ colorScheme: scheme });
      const said: string[] = [];
      const asked: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("pageerror", (error) => said.push(error.message));
      page.on("request", (request) => asked.push(request.url()));
      // Served, so that a browser would ask for an icon, a style or a font if the page named one.
      await page.route("**", (route) =>
        route.fulfill({ contentType: "text/html", body: pages.get(name) ?? "" }),
      );
      await page.goto("http://report.example/");
      await page.evaluate("document.fonts.ready.then(() => true)");
      expect(asked).toEqual(["http://report.example/"]);
      expect(said).toEqual([]);
      const grounds = "getComputedStyle(document.body).backgroundColor";
      expect(await page.evaluate(grounds)).toBe(
        scheme === "light" ? "rgb(255, 255, 255)" : "rgb(20, 23, 28)",
      );
      for (const width of [320, 390, 820, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const beyond =
          "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect(await page.evaluate(beyond), `${width} wide: the page scrolls sideways`).toBe(0);
        expect(await page.evaluate(faintWords), `${width} wide`).toEqual([]);
        const shown =
          "[...document.querySelectorAll('figure')].map((figure) => [...figure.querySelectorAll('svg')].filter((each) => each.checkVisibility()).length)";
        for (const count of (await page.evaluate(shown)) as number[]) expect(count).toBe(1);
      }
      await page.close();
    });

    it("is white on paper, also where the screen is dark", async () => {
      const page = await browser.newPage({ colorScheme: "dark" });
      await page.setContent(pages.get("support-assistant") ?? "");
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(0, 0, 0)");
      expect(await page.evaluate(faintWords)).toEqual([]);
      await page.close();
    });

    it.each(names)(
      "%s is no wider than a sheet, else a browser would shrink all of it",
      async (name) => {
        // 176 mm between the margins of A4.
        const page = await browser.newPage({ viewport: { width: 665, height: 900 } });
        await page.emulateMedia({ media: "print" });
        await page.setContent(pages.get(name) ?? "");
        const beyond =
          "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect(await page.evaluate(beyond)).toBe(0);
        await page.close();
      },
    );

    it("can be gone through with the keyboard alone", async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
      await page.setContent(pages.get("support-assistant") ?? "");
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the report");
      const reached =
        "[...document.querySelectorAll('.scroll')].every((box) => box.tabIndex === 0 && document.getElementById(box.getAttribute('aria-labelledby')) !== null)";
      expect(await page.evaluate(reached)).toBe(true);
      await page.close();
    });
  },
);
