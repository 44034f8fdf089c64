import { fail, type Issue, issueAt, nearest, type Outcome, ok } from "@outlay/document";
import type { PricedModel, PriceRow, PriceSheet } from "../../catalog/price-file.ts";
import { bySourceId, type Source } from "../../catalog/source-list.ts";
import type { ImportedBook, ImportNote } from "../import-book.ts";
import { withoutFaults } from "../without-faults.ts";
import { type ContractLine, CSV_COLUMNS, type CsvColumn, contractLine } from "./contract-line.ts";
import { type CsvCell, type CsvCells, csvCells, placeOfCell } from "./csv-cells.ts";

/** What is told of a table of prices. */
export interface CsvImport {
  readonly text: string;
  /** Its name, for messages. */
  readonly file: string;
  /** The day that the table shows its prices for. */
  readonly day: string;
  /** The day it comes into the file. */
  readonly known: string;
  /** Id of the book that the file makes. */
  readonly as: string;
  readonly source: Source;
}

const NEEDED: readonly CsvColumn[] = ["provider", "model", "meter", "usd", "per", "from"];

/**
 * A price file of our own kind from a seller's table: one price a line, with the day from which it
 * holds and, where it ends, the first day on which it no longer does. Lines of one model that begin or
 * end on different days become whole sheets, each with every price in force. What the lints refuse is
 * left out and named.
 *
 * @returns the file, or every issue with line and column
 */
export function importCsv(input: CsvImport): Outcome<ImportedBook, Issue[]> {
  const cells = csvCells(input.text, input.file);
  const unclear = cells.lines.flat().find((cell) => cell.unclear);
  if (unclear !== undefined) return fail([quotes(cells, unclear)]);
  const [names = [], ...body] = cells.lines;
  const columns = readColumns(cells, names);
  if (!columns.ok) return columns;
  const issues: Issue[] = [];
  const lines: ContractLine[] = [];
  for (const line of body) {
    const named = new Map<CsvColumn, CsvCell>();
    for (const [index, cell] of line.entries()) {
      const column = columns.value[index];
      if (column !== undefined) named.set(column, cell);
      else if (cell.text !== "")
        issues.push(
          issueAt(placeOfCell(cells, cell), {
            code: "unknown_key",
            message: `"${cell.text}" stands in no column`,
            expected: `${columns.value.length} cells; a comma inside one needs quotes around it`,
            example: '"1,000"',
          }),
        );
    }
    const read = contractLine(cells, named);
    if (read.ok) lines.push(read.value);
    else issues.push(...read.error);
  }
  issues.push(...overlaps(cells, lines));
  if (issues.length > 0) return fail(issues);
  if (lines.length === 0) {
    const place = placeOfCell(cells, names[0] ?? { text: "", start: 0, end: 0 });
    return fail([issueAt(place, { code: "missing_value", message: "the table has no prices" })]);
  }
  const groups = Map.groupBy(lines, (line) => JSON.stringify(modelKey(line)));
  const head = {
    book: input.as,
    name: input.source.title.slice(0, 100),
    known: input.known,
    sources: [input.source],
  };
  const notes: ImportNote[] = [];
  const models = [...groups.values()].flatMap((group): PricedModel[] => {
    const made = modelOf(group, input);
    const kept = withoutFaults({ ...head, models: [] }, made, bySourceId([input.source]));
    const one = { provider: made.provider ?? "", model: made.id };
    for (const { what, fault } of kept.faults)
      notes.push({ ...one, what, because: "refused", fault });
    return kept.model === undefined ? [] : [kept.model];
  });
  const file = models.length === 0 ? {} : { file: { ...head, models } };
  return ok({ ...file, notes, without: [], unknown: [] });
}

const quotes = (cells: CsvCells, cell: CsvCell): Issue =>
  issueAt(placeOfCell(cells, { ...cell, end: cell.start + 1 }), {
    code: "wrong_value",
    message: "the quotes that begin here do not end where a cell does",
    expected: "quotes around the whole cell, doubled inside",
    example: '"a ""big"" model"',
  });

/** The columns of the first line, in their order; one that has no name of ours is refused. */
function readColumns(cells: CsvCells, head: readonly CsvCell[]): Outcome<CsvColumn[], Issue[]> {
  const issues: Issue[] = [];
  const columns = head.map((cell): CsvColumn => {
    const name = cell.text.toLowerCase();
    const found = CSV_COLUMNS.find((column) => column === name);
    if (found !== undefined) return found;
    const near = nearest(name, CSV_COLUMNS);
    issues.push(
      issueAt(placeOfCell(cells, cell), {
        code: "unknown_key",
        message: `"${cell.text}" is no column`,
        expected: `columns ${CSV_COLUMNS.join(",")}, separated by commas`,
        ...(near !== undefined && { suggestion: near }),
      }),
    );
    return "note";
  });
  if (issues.length > 0) return fail(issues);
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const twice = columns.find((column, index) => columns.indexOf(column) < index);
  if (missing.length === 0 && twice === undefined) return ok(columns);
  const last = head.at(-1) ?? { text: "", start: 0, end: 0 };
  const message =
    twice === undefined ? `no column ${missing.join(", ")}` : `two columns \`${twice}\``;
  const example = CSV_COLUMNS.join(",");
  return fail([issueAt(placeOfCell(cells, last), { code: "missing_key", message, example })]);
}

/** A book tells no capitals apart: `GPT-5.2` and `gpt-5.2` of one seller are one model. */
const modelKey = ({ provider, model }: ContractLine): readonly string[] =>
  [provider, model].map((name) => name.toLowerCase());

const keyOf = (line: ContractLine): string => {
  const { meter, tier, above, region } = line;
  return JSON.stringify([...modelKey(line), meter, tier, above, region]);
};

/** Two prices of one meter under the same conditions on one day. */
function overlaps(cells: CsvCells, lines: readonly ContractLine[]): Issue[] {
  return [...Map.groupBy(lines, keyOf).values()].flatMap((group) =>
    group.flatMap((line, index) => {
      const other = group.slice(0, index).find((before) => meet(before, line));
      if (other === undefined) return [];
      const { line: row } = placeOfCell(cells, other.cell);
      const message = `${line.meter} has another price on the same days, in line ${row}`;
      return [issueAt(placeOfCell(cells, line.cell), { code: "duplicate_key", message })];
    }),
  );
}

const meet = (a: ContractLine, b: ContractLine): boolean =>
  a.from < (b.to ?? "~") && b.from < (a.to ?? "~");

function modelOf(lines: readonly ContractLine[], input: CsvImport): PricedModel {
  const [first] = lines;
  const { provider = "", model = "" } = first ?? {};
  const days = [...new Set(lines.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]))].sort();
  const prices = days.flatMap((day, index): PriceSheet[] => {
    const held = lines.filter(({ from, to }) => from <= day && day < (to ?? "~"));
    if (held.length === 0) return [];
    const next = days[index + 1];
    const ends =
      next !== undefined && !lines.some((line) => line.from <= next && next < (line.to ?? "~"));
    return [
      {
        from: day,
        ...(ends && { to: next }),
        status: "single source",
        checked: input.day,
        sources: [input.source.id],
        usd: rowsOf(held),
      },
    ];
  });
  return { id: model, provider, name: model, prices };
}

/** One row for each set of conditions and note. */
function rowsOf(lines: readonly ContractLine[]): readonly PriceRow[] {
  const groups = Map.groupBy(lines, ({ tier, above, region, note }) =>
    JSON.stringify([tier, above, region, note]),
  );
  return [...groups.values()].map((group) => {
    const { tier, above, region, note } = group[0] as ContractLine;
    return {
      ...(tier && { tier }),
      ...(above !== undefined && { above }),
      ...(region !== undefined && { region }),
      ...Object.fromEntries(group.map(({ meter, usd }) => [meter, usd])),
      ...(note !== undefined && { note }),
    };
  });
}
