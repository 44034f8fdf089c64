import { formulaText, type Graph } from "@outlay/estimate";
import { inputTitle } from "@outlay/words";
import { formulaOf } from "../formula/formula-of.ts";
import { headRows, type Layout } from "../layout.ts";
import { looks } from "../looks.ts";
import { numberFormat } from "../number-format.ts";
import type { Sheet } from "../spreadsheet/sheet.ts";

/** `Model`: every quantity without months, each below what it names. */
export function modelSheet(layout: Layout, graph: Graph): Sheet {
  const { places, months, single } = layout;
  const rows = single.map(({ id, doc, unit, formula }) => {
    const value = layout.value(id);
    const whole = graph.nodes.get(id);
    return {
      cells: [
        { content: inputTitle(doc), style: looks.text },
        {
          content: {
            formula: formulaOf(formula, { places, sheet: "Model", months, month: 0 }),
            value,
          },
          style: { ...looks.live, format: numberFormat(unit, value) },
        },
        { content: unit, style: looks.pale },
        {
          content: formulaText(whole?.kind === "formula" ? whole.formula : formula),
          style: looks.code,
        },
        { content: id, style: looks.code },
      ],
    };
  });
  return {
    name: "Model",
    widths: [62, 18, 18, 90, 48],
    rows: [
      { cells: [{ content: "Model", style: looks.title }] },
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
          { content: "Unit", style: looks.head },
          { content: "Formula in words", style: looks.head },
          { content: "Name for outlay explain", style: looks.head },
        ],
      },
      ...rows,
    ],
    frozen: { rows: headRows.Model, columns: 2 },
    repeated: [headRows.Model, headRows.Model],
    tab: "7F7F7F",
  };
}
