import { fail, type Issue, issueAt, type Outcome, ok } from "@outlay/document";
import { csvCells, placeOfCell } from "@outlay/pricing";

/** Columns whose cells are words. */
export const trainingTextColumns = [
  "source_repo",
  "source_path",
  "model",
  "method",
  "gpu",
  "precision",
  "framework",
  "scenario",
  "value_kind",
  "notes",
] as const;

/** Columns whose cells are numbers above 0. */
export const trainingNumberColumns = [
  "params_b",
  "gpus",
  "seq_len",
  "global_batch_size",
  "tokens_processed",
  "minutes",
  "gpu_hours",
  "tokens_per_s_per_gpu",
  "peak_memory_gb_per_gpu",
] as const;

/** Columns without which nothing can be predicted. */
const needed: readonly string[] = ["model", "method", "gpu", "gpus"];

/** Cells of one row by column. */
export interface TrainingRow {
  /** Line of the file, from 1. */
  readonly line: number;
  /** Words as they stand, "" where empty. */
  readonly text: Readonly<Record<(typeof trainingTextColumns)[number], string>>;
  /** Numbers; an empty cell is absent. */
  readonly number: Readonly<Partial<Record<(typeof trainingNumberColumns)[number], number>>>;
}

/** The rows of a file, and the lines that could not be read. */
export interface TrainingTable {
  readonly rows: readonly TrainingRow[];
  readonly unread: readonly { readonly line: number; readonly issue: Issue }[];
}

const example = "model,method,gpu,gpus,seq_len,tokens_processed,gpu_hours";

/**
 * Reads a file of measured training runs: a line of column names, then a run each. Columns may stand in any
 * order; all but `model`, `method`, `gpu` and `gpus` may be missing, and their cells empty.
 *
 * @param file name for messages
 * @returns a failure where the file as a whole cannot be read: empty, or without a needed column
 */
export function readTrainingRows(text: string, file: string): Outcome<TrainingTable, Issue[]> {
  const cells = csvCells(text, file);
  const [header, ...lines] = cells.lines;
  const columns = header?.map((cell) => cell.text.toLowerCase()) ?? [];
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    const start = { text: "", start: 0, end: 1 };
    return fail([
      issueAt(placeOfCell(cells, header?.[0] ?? start), {
        code: "missing_key",
        message: header === undefined ? "the file is empty" : `no column ${missing.join(", ")}`,
        expected: "a line of column names, then a training run a line",
        example,
      }),
    ]);
  }
  const rows: TrainingRow[] = [];
  const unread: { line: number; issue: Issue }[] = [];
  for (const line of lines) {
    const [first] = line;
    if (first === undefined) continue;
    const at = placeOfCell(cells, first).line;
    const text = Object.fromEntries(trainingTextColumns.map((name) => [name, ""])) as Record<
      (typeof trainingTextColumns)[number],
      string
    >;
    const number: Partial<Record<(typeof trainingNumberColumns)[number], number>> = {};
    let issue: Issue | undefined;
    for (const [index, cell] of line.entries()) {
      const name = columns[index];
      if (isOneOf(trainingTextColumns, name)) text[name] = cell.text;
      else if (isOneOf(trainingNumberColumns, name) && cell.text !== "") {
        const value = numeral.test(cell.text) ? Number(cell.text) : Number.NaN;
        if (value > 0 && value < 1e18) number[name] = value;
        else {
          issue ??= issueAt(placeOfCell(cells, cell), {
            code: "wrong_value",
            message: `${name}: ${cell.text.slice(0, 40)} is not a number above 0`,
            expected: "digits, and an empty cell where there is no value",
            example: "12.5",
          });
        }
      }
      if (cell.unclear || name === undefined) {
        issue ??= issueAt(placeOfCell(cells, cell), {
          code: "syntax",
          message: cell.unclear ? "a quote does not end here" : "more cells than columns",
          expected: "a cell with a comma or a quote in it between quotes, quotes doubled",
          example: '"LoRA, rank 16"',
        });
      }
    }
    if (issue === undefined) rows.push({ line: at, text, number });
    else unread.push({ line: at, issue });
  }
  return ok({ rows, unread });
}

const numeral = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;

const isOneOf = <Name extends string>(
  names: readonly Name[],
  name: string | undefined,
): name is Name => (names as readonly (string | undefined)[]).includes(name);
