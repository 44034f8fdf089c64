import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Chart } from "./chart.ts";
import { drawChart } from "./draw-chart.ts";
import { sampleCharts } from "./sample-charts.test-support.ts";

type ChartDocument = Parameters<typeof drawChart>[1]["document"];
type Drawn = ReturnType<typeof drawChart>;

const document = parseHTML("<!doctype html><html><body></body></html>")
  .document as unknown as ChartDocument;

const drawn = (id: string, width = 720): Drawn =>
  drawChart(sampleCharts.find((chart) => chart.id === id) as Chart, { document, width });

const inside = (svg: Drawn, selector: string) => [...svg.querySelectorAll(selector)];
const numbers = (elements: readonly Drawn[], name: string) =>
  elements.map((element) => Number(element.getAttribute(name)));
const words = (svg: Drawn) => inside(svg, "text").map(({ textContent }) => textContent);

describe("quantile dots", () => {
  it("has a dot for each quantile, a pointer for each middle and each chance in five", () => {
    const svg = drawn("dots-four-paths");
    expect(inside(svg, ".chart-dots")).toHaveLength(4);
    expect(inside(svg, ".chart-dots circle")).toHaveLength(80);
    expect(inside(svg, ".chart-p50 path")).toHaveLength(4);
    expect(inside(svg, ".chart-p80 path")).toHaveLength(4);
    expect(inside(svg, ".chart-mark line")).toHaveLength(2);
  });

  it("puts half of the dots on each side of the middle", () => {
    const svg = drawn("dots-one-row");
    const middle = Number(
      inside(svg, ".chart-p50 path")[0]
        ?.getAttribute("transform")
        ?.match(/[\d.]+/)?.[0],
    );
    const left = numbers(inside(svg, ".chart-dots circle"), "cx").filter((x) => x < middle - 1);
    expect(left).toHaveLength(10);
  });

  it("says what kind of axis it is, and what a dot is", () => {
    expect(words(drawn("dots-thousandfold"))).toContain(
      "Build and 5 years, USD (logarithmic: equal steps multiply)",
    );
    expect(words(drawn("dots-one-row"))).toContain(
      "Build and 5 years, USD (does not begin at zero)",
    );
    expect(words(drawn("dots-one-row"))).toContain("Each dot is one of 20 equally likely futures");
  });

  it("draws what cannot win hollow, not in another colour alone", () => {
    const fills = inside(drawn("dots-four-paths"), ".chart-dots").map((row) =>
      row.getAttribute("fill"),
    );
    expect(fills.map((fill) => fill?.includes("page"))).toEqual([false, false, false, true]);
  });
});

describe("fan", () => {
  it("has bands where they are asked for, a line for each series, all with their names", () => {
    const svg = drawn("fan-five-years");
    expect(inside(svg, ".chart-band-10-90 path")).toHaveLength(1);
    expect(inside(svg, ".chart-band-50-80 path")).toHaveLength(1);
    expect(inside(svg, ".chart-middle path")).toHaveLength(4);
    expect(inside(svg, ".chart-leader path")).toHaveLength(7);
    expect(words(svg)).toEqual(
      expect.arrayContaining(["launch", "hosted, tuned", "self-hosted $1.9M"]),
    );
  });

  it("draws every month: the line has a point for each", () => {
    const path = inside(drawn("fan-ten-years"), ".chart-middle path")[0]?.getAttribute("d") ?? "";
    expect(path.match(/[ML]/g)).toHaveLength(120);
  });

  it("names months of a short span, fiscal years by their end in a long one", () => {
    expect(words(drawn("fan-three-months"))).toEqual(
      expect.arrayContaining(["Nov", "2026", "Dec", "Jan", "2027"]),
    );
    expect(words(drawn("fan-ten-years"))).toEqual(expect.arrayContaining(["FY 2028", "FY 2036"]));
    expect(words(drawn("fan-five-years"))).toEqual(expect.arrayContaining(["2026", "2031"]));
  });

  it("draws a single month as points", () => {
    expect(inside(drawn("fan-one-month"), ".chart-point circle")).toHaveLength(4);
  });

  it("invents no amounts where all are zero", () => {
    expect(words(drawn("fan-zero")).filter((text) => /^\$\d/.test(text ?? ""))).toEqual([
      "$0",
      "$0 1 in 10 above",
      "$0 1 in 5 above",
      "$0 even odds",
      "$0 9 in 10 above",
    ]);
  });
});

describe("share ranges", () => {
  it("has a dot for each of ours and a band for each published, both as figures too", () => {
    const svg = drawn("shares-usual");
    expect(inside(svg, ".chart-ours circle")).toHaveLength(6);
    expect(inside(svg, ".chart-published rect")).toHaveLength(5);
    expect(words(svg)).toEqual(
      expect.arrayContaining(["20 %", "5-10 %", "10 %", "none", "<0.1 %"]),
    );
  });

  it("puts a share where the axis has it", () => {
    const svg = drawn("shares-all-of-it");
    const [band] = inside(svg, ".chart-published rect");
    const right = Number(band?.getAttribute("x")) + Number(band?.getAttribute("width"));
    expect(numbers(inside(svg, ".chart-ours circle"), "cx")[0]).toBeCloseTo(right, 1);
  });
});

describe("bars", () => {
  it("are as long as their amounts, the largest first, and what is not zero is seen", () => {
    const long = numbers(inside(drawn("bars-usual"), ".chart-bars rect"), "width");
    const [most = 0, second = 0, third = 0, small, none] = long;
    expect(second / most).toBeCloseTo(377 / 586, 2);
    expect(third / most).toBeCloseTo(223 / 586, 2);
    expect([small, none]).toEqual([1, 0]);
  });

  it("stand in the order given where that is asked for", () => {
    expect(words(drawn("bars-years")).filter((text) => text?.startsWith("20"))).toEqual([
      "2027",
      "2028",
    ]);
  });

  it("go to the left below zero", () => {
    const svg = drawn("bars-signs");
    const zero = numbers(inside(svg, ".chart-zero line"), "x1")[0] ?? 0;
    const sides = inside(svg, ".chart-bars rect").map(
      (bar) => Number(bar.getAttribute("x")) < zero - 0.5,
    );
    expect(sides).toEqual([false, true, true]);
  });
});

describe("stacked bars", () => {
  it("have parts as long as their amounts, and their sum", () => {
    const svg = drawn("stack-phases");
    const row = inside(svg, ".chart-parts")[0]?.querySelectorAll('rect[height="24"]') ?? [];
    const [first = 0, second = 0, third = 0, fourth = 0] = numbers([...row].slice(0, 4), "width");
    expect(fourth / third).toBeCloseTo(835 / 721, 2);
    expect(third / second).toBeCloseTo(721 / 20, 0);
    expect(first).toBeGreaterThan(0);
    expect(words(svg)).toEqual(expect.arrayContaining(["5 maintenance $835K", "$1.6M"]));
  });

  it("of more than six parts are a table with every amount", () => {
    const svg = drawn("stack-fourteen");
    expect(inside(svg, ".chart-parts rect")).toHaveLength(14 * 3 + 7);
    expect(words(svg).filter((text) => text === "-")).toHaveLength(7);
    expect(words(svg)).toEqual(
      expect.arrayContaining(["training of people", "sum", "$517K", "$9.3K"]),
    );
  });
});

it.each(["dots", "fan", "shares", "bars", "stack"])(
  "%s of nothing say so, without an axis",
  (kind) => {
    expect(words(drawn(`${kind}-none`))).toEqual(["There is nothing to show."]);
  },
);
