import type { EvaluatedRow, EvaluatedRows, Metric } from "./evaluate.ts";
import { metrics } from "./evaluate.ts";
import type { Measurement } from "./measurement.ts";
import type { SkippedRow } from "./read-measurements.ts";

/** How each metric is written: as in the source, milliseconds and not seconds. */
const units: Readonly<Record<Metric, { readonly column: string; readonly factor: number }>> = {
  throughput: { column: "output_tokens_per_s_per_gpu", factor: 1 },
  ttft: { column: "ttft_ms", factor: 1000 },
  tpot: { column: "tpot_ms", factor: 1000 },
};

/** Columns of a file of predictions; each metric has five, in the unit of the column's name. */
export const predictionColumns: readonly string[] = [
  ...["line", "skipped", "model", "catalog_model", "shape_guessed", "gpu", "catalog_gpu", "engine"],
  ...["precision", "precision_from", "replicas", "gpus_per_replica", "tensor_parallel"],
  ...["pipeline_parallel", "expert_parallel", "data_parallel_attention", "layout_mended"],
  ...["input_tokens", "output_tokens", "load", "concurrency", "scenario", "source_repo"],
  ...["source_path", "license", "learnt_from", "basis"],
  ...metrics.flatMap((metric) => {
    const { column } = units[metric];
    return [
      `${column}_measured`,
      `${column}_predicted`,
      `${column}_low`,
      `${column}_high`,
      `${column}_not_compared`,
    ];
  }),
];

/**
 * Every row of a file beside its prediction, as a table for a spreadsheet or a program: the line of the
 * source, what was read of it, what was measured and predicted with its 90 % interval, or why the row was
 * skipped. In the order of the file.
 *
 * @param isLearnt whether the predictor learnt from the curve of a measurement
 */
export function predictionsCsv(
  { rows, skipped }: Pick<EvaluatedRows, "rows" | "skipped">,
  isLearnt: (one: Measurement) => boolean,
): string {
  const lines = [
    ...rows.map((row) => ({ line: row.measurement.line, cells: rowCells(row, isLearnt) })),
    ...skipped.map((row) => ({ line: row.line, cells: skippedCells(row) })),
  ].sort((one, other) => one.line - other.line);
  const text = [
    predictionColumns.join(","),
    ...lines.map(({ cells }) =>
      predictionColumns.map((column) => csvCell(cells[column] ?? "")).join(","),
    ),
  ];
  return `${text.join("\n")}\n`;
}

type Cells = Readonly<Record<string, string | number>>;

const rowCells = (
  { measurement, prediction }: EvaluatedRow,
  isLearnt: (one: Measurement) => boolean,
): Cells => ({
  ...measurementCells(measurement),
  learnt_from: isLearnt(measurement) ? "yes" : "no",
  basis: prediction.basis,
  ...Object.fromEntries(
    metrics.flatMap((metric) => {
      const { column, factor } = units[metric];
      const { value, skip } = measurement[metric];
      const { low, likely, high } = prediction[metric];
      const figure = (one: number) => Number((one * factor).toPrecision(6));
      return [
        [`${column}_measured`, value === undefined ? "" : figure(value)],
        [`${column}_predicted`, figure(likely)],
        [`${column}_low`, figure(low)],
        [`${column}_high`, figure(high)],
        [`${column}_not_compared`, skip ?? ""],
      ] as const;
    }),
  ),
});

const skippedCells = ({ line, reason, row, measurement }: SkippedRow): Cells => ({
  ...(row && {
    model: row.text.model,
    gpu: row.text.gpu,
    engine: row.text.engine,
    precision: row.text.precision,
    input_tokens: row.number.input_tokens ?? "",
    output_tokens: row.number.output_tokens ?? "",
    concurrency: row.number.concurrency ?? "",
    scenario: row.text.scenario,
    source_repo: row.text.source_repo,
    source_path: row.text.source_path,
    license: row.text.license,
  }),
  ...(measurement && measurementCells(measurement)),
  line,
  skipped: reason,
});

const measurementCells = (one: Measurement): Cells => ({
  line: one.line,
  model: one.names.model,
  catalog_model: one.model.id,
  shape_guessed: one.model.guessed ? "yes" : "no",
  gpu: one.names.gpu,
  catalog_gpu: one.gpu.id,
  engine: one.names.engine,
  precision: one.precision,
  precision_from: one.precisionBasis,
  replicas: one.layout.replicas,
  gpus_per_replica: one.layout.gpus,
  tensor_parallel: one.layout.tensorParallel,
  pipeline_parallel: one.layout.pipelineParallel,
  expert_parallel: one.layout.expertParallel ?? "",
  data_parallel_attention: one.layout.dataParallelAttention,
  layout_mended: one.layoutMended ? "yes" : "no",
  input_tokens: one.promptTokens,
  output_tokens: one.outputTokens,
  load: one.load.kind,
  concurrency: one.load.kind === "offline" ? "" : one.load.concurrency,
  scenario: one.names.scenario,
  source_repo: one.source.repository,
  source_path: one.source.path,
  license: one.source.license,
});

/**
 * A cell that a spreadsheet shows and does not run: words that begin as formulas do get an apostrophe.
 *
 * @example
 * csvCell("=1+1") // => "'=1+1"
 * csvCell("a, b") // => '"a, b"'
 * csvCell(-2) // => "-2"
 */
export function csvCell(cell: string | number): string {
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
