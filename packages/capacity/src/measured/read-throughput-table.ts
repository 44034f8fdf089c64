import { fail, type Issue, issueAt, nearest, type Outcome, ok, type Place } from "@outlay/document";
import { type CsvCells, csvCells, placeOfCell } from "@outlay/pricing";
import { type BadCell, readCellNumber } from "./read-cell-number.ts";
import {
  amountColumns,
  countColumns,
  type NumberColumn,
  neededColumns,
  otherColumns,
  type TextColumn,
  type ThroughputRow,
  textColumns,
  valueColumns,
} from "./throughput-columns.ts";

/** A row that could not be read, with what is wrong with it. */
export interface UnreadRow {
  readonly line: number;
  readonly issue: Issue;
}

/** The rows of a file: each line that is not empty is in one of the two lists. */
export interface ThroughputTable {
  readonly rows: readonly ThroughputRow[];
  readonly unread: readonly UnreadRow[];
  /** Columns that mean nothing to us, with a likely meaning where one is near. */
  readonly strangeColumns: readonly { readonly name: string; readonly near?: string }[];
}

const known: readonly string[] = [
  ...textColumns,
  ...countColumns,
  ...amountColumns,
  ...otherColumns,
];

const EXAMPLE = "model,gpu,gpus,precision,input_tokens,output_tokens,concurrency,ttft_ms,tpot_ms";

/**
 * Reads a file of measurements: a line of column names, then a row each. Columns may stand in any order
 * and any but the needed ones may be missing; a cell may be empty.
 *
 * @param file name for messages
 * @returns rows and unread rows; a failure where the file as a whole cannot be read: no columns, a needed
 *   one missing or twice, a quote without an end
 */
export function readThroughputTable(text: string, file: string): Outcome<ThroughputTable, Issue[]> {
  const cells = csvCells(text, file);
  const [header, ...lines] = cells.lines;
  if (header === undefined) return fail([emptyFile(file)]);
  const columns = header.map((cell) => cell.text.trim().toLowerCase());
  const issues = headerIssues(cells, columns);
  const open = cells.lines.flat().find((cell) => cell.unclear && cell.end >= text.length);
  if (open !== undefined) {
    issues.push(
      issueAt(placeOfCell(cells, open), {
        code: "syntax",
        message: "the quote that opens here has no end: all rows behind it are lost in it",
        expected: 'a closing quote; a quote within a cell is written twice ("")',
        example: '"MLPerf, closed division"',
      }),
    );
  }
  if (issues.length > 0) return fail(issues);
  const rows: ThroughputRow[] = [];
  const unread: UnreadRow[] = [];
  for (const line of lines) {
    const row = readRow(cells, columns, line);
    if (row.ok) rows.push(row.value);
    else unread.push({ line: row.error.line, issue: row.error });
  }
  const strangeColumns = columns
    .filter((name) => name !== "" && !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      return { name, ...(near !== undefined && { near }) };
    });
  return ok({ rows, unread, strangeColumns });
}

const emptyFile = (file: string): Issue => ({
  code: "missing_key",
  file,
  line: 1,
  column: 1,
  endColumn: 2,
  message: "the file is empty",
  expected: "a line of column names, then a measurement a line",
  example: EXAMPLE,
});

function headerIssues(cells: CsvCells, columns: readonly string[]): Issue[] {
  const [header = []] = cells.lines;
  const [first] = header;
  if (first === undefined) return [];
  const place = placeOfCell(cells, first);
  const issues = columns.flatMap((name, at) => {
    const cell = header[at];
    return cell === undefined || name === "" || columns.indexOf(name) === at
      ? []
      : [
          issueAt(placeOfCell(cells, cell), {
            code: "duplicate_key",
            message: `the column ${name} is there twice`,
            expected: "each column once",
          }),
        ];
  });
  const [, other] = header.length === 1 ? (/([;\t|])/.exec(first.text) ?? []) : [];
  if (other !== undefined) {
    const sign = other === "\t" ? "tabs" : other;
    return [
      issueAt(place, {
        code: "wrong_kind",
        message: `the cells stand between ${sign}, not between commas`,
        expected: "a file with commas: Save as, CSV (comma separated)",
        example: EXAMPLE,
      }),
    ];
  }
  const missing = neededColumns.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const names = missing.length === neededColumns.length ? "no column that is needed" : undefined;
    issues.push(
      missingColumn(
        place,
        names ?? `no column ${missing.join(", ")}`,
        `${neededColumns.join(", ")} and what was measured, in the first line`,
      ),
    );
  }
  if (!valueColumns.some((name) => columns.includes(name))) {
    issues.push(missingColumn(place, "no column of what was measured", valueColumns.join(", ")));
  }
  return issues;
}

const missingColumn = (place: Place, what: string, expected: string): Issue =>
  issueAt(place, {
    code: "missing_key",
    message: `the file has ${what}`,
    expected,
    example: EXAMPLE,
  });

function readRow(
  cells: CsvCells,
  columns: readonly string[],
  line: CsvCells["lines"][number],
): Outcome<ThroughputRow, Issue> {
  const text = Object.fromEntries(textColumns.map((name) => [name, ""])) as Record<
    TextColumn,
    string
  >;
  const number: Partial<Record<NumberColumn, number>> = {};
  const [first] = line;
  if (first === undefined) throw new Error("a line of a table without a cell");
  const problem = (cell: CsvCells["lines"][number][number], words: BadCell) =>
    fail(issueAt(placeOfCell(cells, cell), words));
  for (const [at, cell] of line.entries()) {
    const name = columns[at];
    if (name === undefined && cell.text !== "") {
      return problem(cell, {
        code: "wrong_kind",
        message: `the row has ${line.length} cells, the first line names ${columns.length} columns`,
        expected: "a cell with a comma in it between quotes",
        example: '"prefill 1x4, decode 2x8"',
      });
    }
    if (name === undefined) continue;
    if (cell.unclear) {
      return problem(cell, {
        code: "syntax",
        message: `${name}: text stands behind the closing quote`,
        expected: 'a quote within a cell written twice ("")',
        example: '"a ""quoted"" word"',
      });
    }
    if (isText(name)) text[name] = cell.text;
    else if (isNumber(name) && cell.text !== "") {
      const read = readCellNumber(name, cell.text);
      if (!read.ok) return problem(cell, read.error);
      number[name] = read.value;
    }
  }
  return ok({ line: placeOfCell(cells, first).line, text, number });
}

const isText = (name: string): name is TextColumn =>
  (textColumns as readonly string[]).includes(name);

const isNumber = (name: string): name is NumberColumn =>
  ([...countColumns, ...amountColumns] as readonly string[]).includes(name);
