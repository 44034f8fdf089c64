import {
  type Expression,
  graphBuilder,
  median,
  mul,
  pointAt,
  quantity,
  sumMonths,
} from "@outlay/estimate";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../layout.ts";
import { mostInFormula } from "../spreadsheet/cell.ts";
import { trickyGraph } from "../tricky-graph.test-support.ts";
import { formulaOf } from "./formula-of.ts";
import { monthFormula } from "./month-formula.ts";
import { hasMonths, sheetNodes } from "./sheet-nodes.ts";

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));

describe("a graph whose formulas do not fit cells", () => {
  const graph = trickyGraph();
  const { graph: split, partOf } = sheetNodes(graph, graph.order);
  const before = pointAt(graph, ({ distribution }) => median(distribution));
  const after = pointAt(split, ({ distribution }) => median(distribution));

  it("keeps every value when it is split", () => {
    expect(partOf.size).toBeGreaterThan(20);
    for (const id of graph.order) {
      const [a, b] = [before.months(id), after.months(id)];
      expect([id, a.every((value, month) => near(value, b[month] as number))]).toEqual([id, true]);
    }
  });

  it("puts each part above what names it", () => {
    for (const [part, owner] of partOf) {
      expect(split.order.indexOf(part)).toBeLessThan(split.order.indexOf(owner));
    }
  });

  it("has no formula that is too long, too wide or too deep", () => {
    const layout = layoutOf(graph, graph.order, before);
    for (const { id, formula } of [...layout.single, ...layout.monthly]) {
      const row = layout.places.get(id)?.row ?? 0;
      const { places, months } = layout;
      const content = hasMonths(split.axes.get(id))
        ? monthFormula(formula, row, { places, sheet: "Months", months, month: months - 1 })
        : formulaOf(formula, { places, sheet: "Model", months, month: 0 });
      const text = String(content);
      expect(text.length).toBeLessThan(mostInFormula);
      expect(levelsOf(text)).toBeLessThan(64);
      expect(widestOf(formula)).toBeLessThan(255);
    }
  });
});

it("takes only what the nodes asked for depend on", () => {
  const graph = graphBuilder({ months: 3 });
  const origin = { kind: "plan", source: "test" } as const;
  const distribution = { kind: "point", value: 2 } as const;
  const used = graph.input({ id: "used", unit: "USD / month", doc: "U", distribution, origin });
  graph.input({ id: "unused", unit: "1", doc: "U", distribution, origin });
  const total = graph.define({ id: "total", unit: "USD", doc: "T", formula: sumMonths(used) });
  graph.define({ id: "beside", unit: "USD", doc: "B", formula: mul(total, 2) });
  const built = graph.build();
  if (!built.ok) throw new Error("refused");
  const { graph: split } = sheetNodes(built.value, ["total"]);
  expect(split.order).toEqual(["used", "total"]);
  // A value without months counts once for each month.
  expect(split.nodes.get("total")).toMatchObject({
    formula: mul(used, quantity(3, "month")),
  });
  expect(() => sheetNodes(built.value, ["nobody"])).toThrow("no node is named nobody");
});

const levelsOf = (text: string): number => {
  let [level, most] = [0, 0];
  for (const char of text) {
    if (char === "(") most = Math.max(most, ++level);
    else if (char === ")") level--;
  }
  return most;
};

const widestOf = (e: Expression): number =>
  "args" in e ? Math.max(e.args.length, ...e.args.map(widestOf)) : 0;
