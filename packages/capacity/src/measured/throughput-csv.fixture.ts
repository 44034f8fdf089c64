import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import type { Measurement, NamedFacts } from "./measurement.ts";
import { readMeasurements } from "./read-measurements.ts";
import { readThroughputTable } from "./read-throughput-table.ts";
import type { ThroughputRow } from "./throughput-columns.ts";

/** Cells of a row that measures Llama 3.1 8B in a closed loop; `cells` replace or add some. */
export const cellsOf = (cells: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  model: "Llama-3.1-8B",
  params_b: "8.03",
  gpu: "L40S",
  gpus: "1",
  precision: "fp8",
  input_tokens: "1024",
  output_tokens: "128",
  concurrency: "8",
  ttft_ms: "250",
  tpot_ms: "12",
  engine: "vllm",
  scenario: "closed-loop-agg",
  ...cells,
});

/** A file of such rows, with the columns of all of them. */
export function csvOf(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [
    ...new Set([...Object.keys(cellsOf()), ...rows.flatMap((row) => Object.keys(row))]),
  ];
  const quoted = (cell: string) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return [columns, ...rows.map((row) => columns.map((name) => quoted(row[name] ?? "")))]
    .map((cells) => cells.join(","))
    .join("\n");
}

/** The one row of such a file. */
export function rowOf(cells: Readonly<Record<string, string>>): ThroughputRow {
  const table = readThroughputTable(csvOf([cellsOf(cells)]), "rows.csv");
  if (!table.ok) throw new Error(table.error[0]?.message);
  const [row] = table.value.rows;
  if (row === undefined) throw new Error(table.value.unread[0]?.issue.message);
  return row;
}

/** A small catalog. */
export const facts: NamedFacts = {
  model: (name) =>
    ({ "Llama-3.1-8B": llama8b, "Llama-3.3-70B": llama70b, "Llama-3-70B": llama70b })[name],
  gpu: (name) => ({ L40S: l40s, "A100-80GB": a100 })[name],
};

/** The measurements of rows that are all good. */
export function measurementsOf(
  rows: readonly Readonly<Record<string, string>>[],
): readonly Measurement[] {
  const read = readMeasurements(csvOf(rows.map(cellsOf)), "rows.csv", facts);
  if (!read.ok) throw new Error(read.error[0]?.message);
  if (read.value.skipped.length > 0) throw new Error(read.value.skipped[0]?.reason);
  return read.value.measurements;
}
