import { type Cell, cellXml, type Texts } from "./cell.ts";
import { cellName, columnName } from "./cell-name.ts";
import type { Styles } from "./style.ts";
import { xmlText } from "./xml-text.ts";

/** A row; a hole is an empty cell. */
export interface SheetRow {
  readonly cells: readonly (Cell | undefined)[];
  /** Points; made to fit when left out. */
  readonly height?: number;
}

/** Numbers that cells take. */
export interface Allowed {
  /** What to say to another number: `A number from 0 to 1.` */
  readonly words: string;
  readonly min: number;
  readonly max: number;
  /** Names of the cells. */
  readonly cells: readonly string[];
}

/** How a sheet is printed: landscape, as wide as a page unless `scale` says otherwise. */
export interface Print {
  /** Rows that each page repeats: first and last, 1-based. */
  readonly rows?: readonly [number, number];
  /** How many columns each page repeats. */
  readonly repeatedColumns?: number;
  /** How many columns are printed; all when left out. */
  readonly columns?: number;
  /** Percent; then it takes as many pages across as it needs. */
  readonly scale?: number;
  /** Rows that begin a page, 1-based, for programs that heed them where a sheet is fitted to a page. */
  readonly breaks?: readonly number[];
}

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  /** In characters, from the first column on. */
  readonly widths: readonly number[];
  /** Row 1 first. */
  readonly rows: readonly SheetRow[];
  /** How many rows and columns stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly print?: Print;
  /** Cells joined into one: `A3:F3`. */
  readonly merged?: readonly string[];
  /** Cells that turn red when they are other than 0. */
  readonly zero?: readonly string[];
  /** Range whose first row gets filter buttons. */
  readonly filter?: string;
  readonly allowed?: readonly Allowed[];
  /** RRGGBB of the tab. */
  readonly tab?: string;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/**
 * A sheet as `xl/worksheets/sheetN.xml`: protected without a password, so that nothing but open cells
 * changes by mistake; landscape, as wide as a page. The order of the parts is the schema's.
 *
 * @param first whether it is the one that is open at the beginning
 */
export function sheetXml(sheet: Sheet, styles: Styles, texts: Texts, first: boolean): string {
  const { widths, rows, tab, filter, merged = [], zero = [], allowed = [], print = {} } = sheet;
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const parts = [
    `<sheetPr>${tab === undefined ? "" : `<tabColor rgb="FF${tab}"/>`}<pageSetUpPr fitToPage="${print.scale === undefined ? 1 : 0}"/></sheetPr>`,
    `<dimension ref="A1:${cellName(Math.max(1, rows.length), columns - 1)}"/>`,
    viewXml(sheet, first),
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`,
    `<sheetData>${rows.map((row, at) => rowXml(row, at + 1, styles, texts)).join("")}</sheetData>`,
    '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" autoFilter="0"/>',
    filter === undefined ? "" : `<autoFilter ref="${filter}"/>`,
    merged.length === 0
      ? ""
      : `<mergeCells count="${merged.length}">${merged.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`,
    zero.length === 0
      ? ""
      : `<conditionalFormatting sqref="${zero.join(" ")}"><cfRule type="cellIs" dxfId="0" priority="1" operator="notEqual"><formula>0</formula></cfRule></conditionalFormatting>`,
    allowedXml(allowed),
    linksXml(rows),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="landscape" ${print.scale === undefined ? 'fitToWidth="1" fitToHeight="0"' : `scale="${print.scale}"`}/>`,
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>",
    breaksXml(print.breaks ?? []),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}">${parts.join("")}</worksheet>`;
}

function viewXml({ frozen }: Sheet, first: boolean): string {
  const open = first ? ' tabSelected="1"' : "";
  if (frozen === undefined) {
    return `<sheetViews><sheetView showGridLines="0"${open} workbookViewId="0"/></sheetViews>`;
  }
  const { rows, columns } = frozen;
  const pane = columns > 0 ? (rows > 0 ? "bottomRight" : "topRight") : "bottomLeft";
  const splits = `${columns > 0 ? ` xSplit="${columns}"` : ""}${rows > 0 ? ` ySplit="${rows}"` : ""}`;
  return `<sheetViews><sheetView showGridLines="0"${open} workbookViewId="0"><pane${splits} topLeftCell="${cellName(rows + 1, columns)}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

function rowXml({ cells, height }: SheetRow, row: number, styles: Styles, texts: Texts): string {
  const inside = cells
    .map((cell, column) => (cell === undefined ? "" : cellXml(cell, row, column, styles, texts)))
    .join("");
  const high = height === undefined ? "" : ` ht="${height}" customHeight="1"`;
  return inside === "" && high === "" ? "" : `<row r="${row}"${high}>${inside}</row>`;
}

function allowedXml(allowed: readonly Allowed[]): string {
  if (allowed.length === 0) return "";
  const rules = allowed.map(
    ({ words, min, max, cells }) =>
      `<dataValidation type="decimal" operator="between" allowBlank="0" showErrorMessage="1" errorTitle="Not possible here" error="${xmlText(words)}" sqref="${cells.join(" ")}"><formula1>${min}</formula1><formula2>${max}</formula2></dataValidation>`,
  );
  return `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
}

/** A break is named by the row above it. */
const breaksXml = (breaks: readonly number[]): string =>
  breaks.length === 0
    ? ""
    : `<rowBreaks count="${breaks.length}" manualBreakCount="${breaks.length}">${breaks.map((row) => `<brk id="${row - 1}" max="16383" man="1"/>`).join("")}</rowBreaks>`;

function linksXml(rows: readonly SheetRow[]): string {
  const links = rows.flatMap(({ cells }, row) =>
    cells.flatMap((cell, column) =>
      cell?.opens === undefined
        ? []
        : [
            `<hyperlink ref="${cellName(row + 1, column)}" location="${xmlText(cell.opens)}" tooltip="${xmlText(cell.opens)}"/>`,
          ],
    ),
  );
  return links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`;
}

/** The range that is printed, and what each page repeats, under the names that programs look for. */
export function printNames({
  name,
  rows,
  print = {},
}: Sheet): readonly (readonly [string, string])[] {
  const { columns, repeatedColumns, rows: repeated } = print;
  const at = `'${name}'!`;
  const titles = [
    ...(repeatedColumns === undefined ? [] : [`${at}$A:$${columnName(repeatedColumns - 1)}`]),
    ...(repeated === undefined ? [] : [`${at}$${repeated[0]}:$${repeated[1]}`]),
  ];
  return [
    ...(columns === undefined
      ? []
      : [["_xlnm.Print_Area", `${at}$A$1:$${columnName(columns - 1)}$${rows.length}`] as const]),
    ...(titles.length === 0 ? [] : [["_xlnm.Print_Titles", titles.join(",")] as const]),
  ];
}
