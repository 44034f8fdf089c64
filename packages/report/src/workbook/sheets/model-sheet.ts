import { formulaText, type Graph } from "@outlay/estimate";
import { formulaOf } from "../formula/formula-of.ts";
import { headRows, type Layout } from "../layout.ts";
import { looks } from "../looks.ts";
import { nodeTitle, pathOfNode } from "../node-title.ts";
import { numberFormat } from "../number-format.ts";
import type { Sheet } from "../spreadsheet/sheet.ts";

/** `Model`: every quantity without months, each below what it names. */
export function modelSheet(layout: Layout, graph: Graph): Sheet {
  const { places, months, single } = layout;
  const rows = single.map((node) => {
    const { id, unit, formula } = node;
    const value = layout.value(id);
    const whole = graph.nodes.get(id);
    return {
      cells: [
        { content: nodeTitle(layout, node), style: looks.text },
        {
          content: {
            formula: formulaOf(formula, { places, sheet: "Model", months, month: 0 }),
            value,
          },
          style: { ...looks.live, format: numberFormat(unit, value) },
        },
        { content: unit, style: looks.beside },
        { content: pathOfNode(id), style: looks.text },
        { content: id, style: looks.code },
        {
          content: formulaText(whole?.kind === "formula" ? whole.formula : formula),
          style: looks.code,
        },
      ],
    };
  });
  return {
    name: "Model",
    widths: [62, 18, 18, 18, 48, 100],
    rows: [
      { cells: [{ content: "Model", style: looks.title }], height: 26 },
      {
        cells: [
          {
            content:
              "Every quantity between the inputs and the totals. Each row reads rows above it, Inputs or Months.",
            style: looks.pale,
          },
        ],
      },
      {
        cells: [
          { content: "Quantity", style: looks.head },
          { content: "Value", style: looks.headRight },
          { content: "Unit", style: looks.headBeside },
          { content: "Path", style: looks.head },
          { content: "Name for outlay explain", style: looks.head },
          { content: "Formula in words", style: looks.head },
        ],
      },
      ...rows,
    ],
    frozen: { rows: headRows.Model, columns: 2 },
    print: { rows: [headRows.Model, headRows.Model], columns: 5 },
    tab: "7F7F7F",
  };
}
