import { describe, expect, it } from "vitest";
import {
  add,
  centre,
  explainNode,
  explanationLines,
  graphBuilder,
  growth,
  mul,
  quantity,
  sumMonths,
} from "./index.ts";

function example() {
  const g = graphBuilder({ months: 24 });
  const tasks = g.input({
    id: "workload.tasks",
    unit: "task / month",
    doc: "Tasks in the first month.",
    distribution: { kind: "lognormal", low: 100_000, high: 400_000, mass: 0.9 },
    origin: {
      kind: "plan",
      source: "support.yaml",
      position: { file: "support.yaml", line: 12, column: 10 },
    },
  });
  const price = g.input({
    id: "price.task",
    unit: "USD / task",
    doc: "What one task costs at list prices, input and output together.",
    distribution: { kind: "point", value: 0.0125 },
    origin: { kind: "vendor", source: "price page of the vendor", checked: "2026-11-20" },
  });
  const volume = g.define({
    id: "volume",
    unit: "task / month",
    doc: "Tasks each month.",
    formula: mul(tasks, growth(quantity(0.2, "1 / year"))),
  });
  const usage = g.define({
    id: "usage",
    unit: "USD / month",
    doc: "Model usage.",
    formula: mul(volume, price),
    tags: { line: "model usage" },
  });
  g.define({
    id: "total",
    unit: "USD",
    doc: "All of it.",
    formula: sumMonths(add(usage, mul(volume, price))),
  });
  const graph = g.build();
  if (!graph.ok) throw new Error("refused");
  const point = centre(graph.value);
  if (!point.ok) throw new Error("failed");
  return { graph: graph.value, point: point.value };
}

describe("explainNode", () => {
  const { graph, point } = example();

  it("opens a number to formula, values, inputs and sources", () => {
    const total = explainNode(graph, point, "total");
    expect(total.values[0]).toBeCloseTo(
      2 * 0.0125 * (total.parts[0]?.parts[0]?.values ?? []).reduce((a, b) => a + b),
      6,
    );
    expect(total.parts.map((part) => part.id)).toEqual(["usage", "volume", "price.task"]);
    expect(total.parts[1]).toMatchObject({ shortened: "repeated", parts: [] });
    expect(total.parts[0]?.tags).toEqual({ line: "model usage" });
    expect(JSON.parse(JSON.stringify(total))).toEqual(total);
  });

  it("stops at the asked depth", () => {
    expect(explainNode(graph, point, "total", { depth: 1 }).parts[0]).toMatchObject({
      id: "usage",
      parts: [],
      shortened: "depth",
    });
  });

  it("throws for an unknown node", () => {
    expect(() => explainNode(graph, point, "nobody")).toThrow("no node is named nobody");
  });

  it("reads well in 80 columns", () => {
    const lines = explanationLines(explainNode(graph, point, "total"));
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join("\n")).toMatchInlineSnapshot(`
      "total = 143,700 USD
          All of it.
          = sum of (usage + volume × price.task) over all months
        usage = 2,500 USD / month in the first month, 3,546 in the last
            Model usage.
            = volume × price.task
          volume = 200,000 task / month in the first month, 283,700 in the last
              Tasks each month.
              = workload.tasks × (product of ((1 + 0.2 / year × 1 year) ^ 0.0833333)
                over the months before)
            workload.tasks = 200,000 task / month
                Tasks in the first month.
                range: 100,000 to 400,000 (90 %, lognormal)
                plan: support.yaml (support.yaml:12:10)
          price.task = 0.0125 USD / task
              What one task costs at list prices, input and output together.
              vendor: price page of the vendor, checked 2026-11-20
        volume = 200,000 task / month in the first month, 283,700 in the last (see
          above)
        price.task = 0.0125 USD / task (see above)"
    `);
  });
});
