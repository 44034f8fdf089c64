import { type Issue, type Outcome, ok } from "@outlay/document";
import { cacheBytes } from "./cache-bytes.ts";
import { curveKey, runKey } from "./curve-key.ts";
import { engineName } from "./engine-name.ts";
import type { Measurement, NamedFacts } from "./measurement.ts";
import { readThroughputTable } from "./read-throughput-table.ts";
import { rowLayout } from "./row-layout.ts";
import { rowLoad } from "./row-load.ts";
import { rowPrecision } from "./row-precision.ts";
import { rowValues } from "./row-values.ts";
import type { SkipReason } from "./skip-reason.ts";
import type { ThroughputRow } from "./throughput-columns.ts";

/** A row that is not compared, and why. */
export interface SkippedRow {
  readonly line: number;
  readonly reason: SkipReason;
  /** Absent where not even the cells could be read. */
  readonly row?: ThroughputRow;
  /** Where the row itself could be used. */
  readonly measurement?: Measurement;
  /** What is wrong, with its place: for `bad-row`. */
  readonly issue?: Issue;
}

/** All rows of a file: each is a measurement or skipped. */
export interface Measurements {
  readonly measurements: readonly Measurement[];
  readonly skipped: readonly SkippedRow[];
  /** Columns that mean nothing to us. */
  readonly strangeColumns: readonly { readonly name: string; readonly near?: string }[];
}

/**
 * Reads a file of published measurements (the columns are in `throughput-columns.ts`) and finds what each
 * row names in the catalog. Nothing is dropped: measurements and skipped rows together are the rows.
 *
 * @param file name for messages
 * @returns a failure where the file as a whole cannot be read
 */
export function readMeasurements(
  text: string,
  file: string,
  facts: NamedFacts,
): Outcome<Measurements, Issue[]> {
  const table = readThroughputTable(text, file);
  if (!table.ok) return table;
  const measurements: Measurement[] = [];
  const skipped: SkippedRow[] = table.value.unread.map(({ line, issue }) => ({
    line,
    reason: "bad-row",
    issue,
  }));
  for (const row of table.value.rows) {
    const read = measurementOf(row, facts);
    if (read.ok) measurements.push(read.value);
    else skipped.push({ line: row.line, reason: read.error, row });
  }
  skipped.sort((one, other) => one.line - other.line);
  return ok({ measurements, skipped, strangeColumns: table.value.strangeColumns });
}

function measurementOf(row: ThroughputRow, facts: NamedFacts): Outcome<Measurement, SkipReason> {
  const skip = (error: SkipReason) => ({ ok: false, error }) as const;
  const load = rowLoad(row);
  if (!load.ok) return load;
  const { params_b: total, active_params_b: active } = row.number;
  const model = facts.model(row.text.model, {
    ...(total !== undefined && { parameters: total * 1e9 }),
    ...(active !== undefined && { activeParameters: active * 1e9 }),
  });
  if (model === undefined) return skip("unknown-model");
  const gpu = facts.gpu(row.text.gpu);
  if (gpu === undefined) return skip("unknown-gpu");
  const { input_tokens: promptTokens, output_tokens: outputTokens } = row.number;
  if (promptTokens === undefined || outputTokens === undefined) return skip("no-lengths");
  const precision = rowPrecision(row, gpu, model.guessed ? undefined : model.precision);
  if (!precision.ok) return precision;
  const layout = rowLayout(row);
  if (!layout.ok) return layout;
  const values = rowValues(row, load.value, layout.value.mended);
  const measured = [values.throughput, values.ttft, values.tpot];
  if (measured.every(({ value }) => value === undefined)) {
    const reasons = measured.flatMap(({ skip: reason }) => reason ?? []);
    return skip(reasons.find((reason) => reason !== "no-value") ?? "no-value");
  }
  const engine = engineName(row.text.engine);
  const { engine_version: engineVersion } = row.text;
  const one = {
    line: row.line,
    names: {
      model: row.text.model,
      gpu: row.text.gpu,
      engine: row.text.engine === "" ? "unstated" : row.text.engine,
      scenario: row.text.scenario === "" ? "unstated" : row.text.scenario,
    },
    source: {
      repository: row.text.source_repo,
      path: row.text.source_path,
      license: row.text.license,
      date: row.text.measured_date,
    },
    model,
    gpu,
    ...(engine !== undefined && { engine }),
    ...(engineVersion !== "" && { engineVersion }),
    precision: precision.value.precision,
    precisionBasis: precision.value.basis,
    kvBytesPerNumber: cacheBytes(row, precision.value.precision, load.value),
    layout: layout.value.layout,
    layoutMended: layout.value.mended,
    promptTokens,
    outputTokens,
    load: load.value,
    ...values,
  };
  return ok({ ...one, curve: curveKey(one), run: runKey(one) });
}
