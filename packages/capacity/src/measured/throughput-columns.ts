/** Columns of a file of measurements whose cells are words. */
export const textColumns = [
  "source_repo",
  "source_path",
  "model",
  "gpu",
  "precision",
  "engine",
  "engine_version",
  "scenario",
  "license",
  "measured_date",
  "value_kind",
  "batch_semantics",
  "notes",
] as const;

/** Columns whose cells are whole numbers from 1. */
export const countColumns = [
  "gpus",
  "tensor_parallel",
  "pipeline_parallel",
  "expert_parallel",
  "data_parallel_attention",
  "concurrency",
] as const;

/** Columns whose cells are numbers above 0. */
export const amountColumns = [
  "params_b",
  "active_params_b",
  "input_tokens",
  "output_tokens",
  "output_tokens_per_s_total",
  "output_tokens_per_s_per_gpu",
  "derived_output_tokens_per_s_per_gpu",
  "ttft_ms",
  "tpot_ms",
] as const;

/** Columns that are read over: they say where a row comes from and no more. */
export const otherColumns = ["source_commit"] as const;

/** Columns without which no row of a file says enough to be predicted. */
export const neededColumns = ["model", "gpu", "gpus", "input_tokens", "output_tokens"] as const;

/** A file has one of these at least: what was measured. */
export const valueColumns = [
  "output_tokens_per_s_per_gpu",
  "output_tokens_per_s_total",
  "derived_output_tokens_per_s_per_gpu",
  "ttft_ms",
  "tpot_ms",
] as const;

/** A column of words. */
export type TextColumn = (typeof textColumns)[number];

/** A column of numbers. */
export type NumberColumn = (typeof countColumns)[number] | (typeof amountColumns)[number];

/** Cells of one row by column: words as they stand ("" where empty), numbers as far as there are any. */
export interface ThroughputRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly text: Readonly<Record<TextColumn, string>>;
  readonly number: Readonly<Partial<Record<NumberColumn, number>>>;
}
