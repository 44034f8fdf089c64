import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { drawChart, svgText } from "./index.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

it("draws the same bytes twice, with the words of the chart", () => {
  const draw = () =>
    svgText(
      drawChart(
        {
          kind: "bars",
          id: "drivers",
          title: "What drives it",
          description: "A & B",
          axis: "USD",
          rows: [{ label: "a < b", value: 10 }],
        },
        { document: document as unknown as Document, width: 360 },
      ),
    );
  expect(draw()).toBe(draw());
  expect(draw()).toContain('<title id="drivers-360-title">What drives it</title>');
  expect(draw()).toContain("A &amp; B");
});
