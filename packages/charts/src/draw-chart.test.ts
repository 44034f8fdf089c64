import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { type Chart, chartHeight, drawChart, svgText } from "./index.ts";
import { labelBoxes, overlaps } from "./label-boxes.test-support.ts";
import { sampleCharts } from "./sample-charts.test-support.ts";

type ChartDocument = Parameters<typeof drawChart>[1]["document"];

const document = parseHTML("<!doctype html><html><body></body></html>")
  .document as unknown as ChartDocument;

const widths = [280, 360, 540, 720, 1000];
const cases = sampleCharts.flatMap((chart) =>
  widths.map((width) => ({ chart, width, id: chart.id })),
);

describe.each(cases)("$id at $width", ({ chart, width }) => {
  const svg = drawChart(chart, { document, width });

  it("has no letters over letters, and none past the edge", () => {
    const boxes = labelBoxes(svg);
    expect(overlaps(boxes)).toEqual([]);
    const height = Number(svg.getAttribute("height"));
    const outside = boxes.filter(
      ({ left, right, top, bottom }) =>
        left < -1 || right > width + 1 || top < -1 || bottom > height + 1,
    );
    expect(outside).toEqual([]);
  });

  it("draws the same bytes twice, in the height that was told before", () => {
    expect(svgText(drawChart(chart, { document, width }))).toBe(svgText(svg));
    expect(svg.getAttribute("height")).toBe(`${chartHeight(chart, width)}`);
  });
});

const [usual] = sampleCharts.filter(({ kind }) => kind === "bars");
const bars = usual as Chart;

it("says its title and description to who does not see it, and nothing else", () => {
  const svg = drawChart(bars, { document, width: 360 });
  expect(svg.getAttribute("role")).toBe("img");
  const [title, desc] = ["labelledby", "describedby"].map((name) =>
    svg.getAttribute(`aria-${name}`),
  );
  expect(svg.querySelector("title")?.id).toBe(title);
  expect(svg.querySelector("desc")?.id).toBe(desc);
  expect(svg.querySelector("desc")?.textContent).toBe(bars.description);
  const heard = [...svg.children].filter((part) => part.getAttribute("aria-hidden") !== "true");
  expect(heard.map(({ localName }) => localName)).toEqual(["title", "desc"]);
});

it("has ids of its own in each width", () => {
  const ids = sampleCharts.flatMap((chart) =>
    [360, 720].flatMap((width) =>
      [...drawChart(chart, { document, width }).querySelectorAll("[id]")].map(({ id }) => id),
    ),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

it("has no class that a page might use for something of its own", () => {
  const classes = sampleCharts.flatMap((chart) =>
    [...drawChart(chart, { document, width: 360 }).querySelectorAll("g")].map((group) =>
      group.getAttribute("class"),
    ),
  );
  expect(classes.filter((name) => !/^chart-[a-z0-9-]+$/.test(name ?? ""))).toEqual([]);
});

it("takes its colours from the page, or has them fixed on their background", () => {
  const page = svgText(drawChart(bars, { document, width: 360 }));
  expect(page).toContain("var(--chart-accent, #0f766e)");
  const file = svgText(drawChart(bars, { document, width: 360, theme: "dark", standalone: true }));
  expect(file).not.toContain("var(");
  expect(file).toMatch(
    /<rect aria-hidden="true" class="chart-page" fill="#14171c" height="\d+" width="360" x="-20" y="-55"\/>/,
  );
});

it("is a file of its own with the title as a heading, as wide as asked for", () => {
  const svg = drawChart(bars, { document, width: 360, standalone: true });
  expect(svg.getAttribute("viewBox")).toMatch(/^-20 -55 360 \d+$/);
  expect(svg.querySelector("text")?.textContent).toBe(bars.title);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses to draw %s", (value) => {
  const chart: Chart = { ...bars, rows: [{ label: "a", value }] } as Chart;
  expect(() => drawChart(chart, { document, width: 360 })).toThrow(
    `an amount in the chart bars-usual is not a finite number: ${value}`,
  );
});

it("escapes what XML would read as its own", () => {
  const chart: Chart = { ...bars, description: 'A & B < "C"' };
  const text = svgText(drawChart(chart, { document, width: 360 }));
  expect(text).toContain("A &amp; B &lt; &quot;C&quot;</desc>");
  expect(text).toMatch(/^<svg [^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg">/);
});
