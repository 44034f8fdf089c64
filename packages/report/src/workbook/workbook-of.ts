import type { ReportSource } from "../document/report-source.ts";
import { subtitleOf } from "../document/subtitle.ts";
import { closedInputs } from "./closed-inputs.ts";
import { definedNames } from "./defined-names.ts";
import { headRows, layoutOf } from "./layout.ts";
import { type Figures, figuresAskedFor, figuresOf } from "./sheets/figures.ts";
import { inputsSheet } from "./sheets/inputs-sheet.ts";
import { linesSheet } from "./sheets/lines-sheet.ts";
import { modelSheet } from "./sheets/model-sheet.ts";
import { monthsSheet } from "./sheets/months-sheet.ts";
import { notesSheet } from "./sheets/notes-sheet.ts";
import { summarySheet } from "./sheets/summary-sheet.ts";
import { type Workbook, workbookBytes } from "./spreadsheet/package.ts";

/**
 * An estimate as the bytes of an .xlsx file whose totals are formulas: a change of an input cell moves
 * them. Untouched, they are the deterministic estimate (`estimated.centre`). Quantiles and chances stand
 * beside them as numbers, marked as such.
 *
 * The same source gives the same bytes.
 */
export function workbookOf(source: ReportSource): Uint8Array {
  const { estimate, model, centre } = source.estimated;
  const { graph } = model;
  const shown = (figures: Figures, inputRows: readonly [number, number]) => [
    summarySheet(source, figures, inputRows),
    linesSheet(source, figures),
  ];
  // The first round only notes what the sheets show; what lies behind it then gets its places.
  const asked = figuresAskedFor(graph);
  shown(asked, [1, 0]);
  const layout = layoutOf(graph, asked.ids, centre);
  const firstInput = headRows.Inputs + 1;
  const [summary, lines] = shown(figuresOf(graph, layout), [
    firstInput,
    headRows.Inputs + layout.inputs.length,
  ]) as [Workbook["sheets"][number], Workbook["sheets"][number]];
  return workbookBytes({
    sheets: [
      summary,
      inputsSheet(
        layout,
        model.paths.map(({ id }) => id),
        closedInputs(source, layout.inputs),
      ),
      lines,
      modelSheet(layout, graph),
      monthsSheet(layout, model),
      notesSheet(source),
    ],
    names: definedNames(layout),
    properties: {
      title: estimate.plan.name,
      subject: subtitleOf(source),
      creator: `Outlay ${source.outlay}`,
      day: source.day,
    },
  });
}
