import { fail, type Outcome, ok } from "@outlay/document";
import type { MeasuredLayout } from "./measurement.ts";
import type { SkipReason } from "./skip-reason.ts";
import type { ThroughputRow } from "./throughput-columns.ts";

/** The layout of a row, and whether the row's own was put right. */
export interface RowLayout {
  readonly layout: MeasuredLayout;
  readonly mended: boolean;
}

/**
 * How the accelerators of a row share the work.
 *
 * - Where the groups make up the accelerators several times, so many replicas share the load.
 * - Where the notes say that the degree counts cores, it is that of the accelerators.
 * - Where the row names no group, and neither its file name nor its batch does, all accelerators work on
 *   every token together.
 * - Where the notes doubt the count (`SUSPECT gpu count`), see {@link squaredLayout}.
 */
export function rowLayout(row: ThroughputRow): Outcome<RowLayout, SkipReason> {
  const { gpus, tensor_parallel, pipeline_parallel, data_parallel_attention } = row.number;
  const { expert_parallel } = row.number;
  if (/suspect gpu count/i.test(row.text.notes)) {
    const layout = squaredLayout(row);
    return layout === undefined ? fail("suspect-gpu-count") : ok({ layout, mended: true });
  }
  if (gpus === undefined) return fail("no-gpu-count");
  const said = pathLayout(row.text.source_path);
  const pipelineParallel = pipeline_parallel ?? 1;
  const dataParallelAttention =
    data_parallel_attention === undefined || data_parallel_attention === 1
      ? (said?.attentionGroups ?? attentionGroups(row) ?? 1)
      : data_parallel_attention;
  const others = pipelineParallel * dataParallelAttention;
  const cores = /counts \w*cores/i.test(row.text.notes);
  const unsaid = tensor_parallel === undefined || cores;
  const stated = (data_parallel_attention ?? 1) === dataParallelAttention;
  const tensorParallel = unsaid
    ? gpus / others
    : stated
      ? tensor_parallel
      : tensor_parallel / dataParallelAttention;
  const each = tensorParallel * others;
  const replicas = gpus / each;
  if (!(Number.isInteger(tensorParallel) && Number.isInteger(replicas))) return fail("bad-layout");
  const expertParallel = expert_parallel ?? said?.expertParallel;
  return ok({
    layout: {
      gpus: each,
      replicas,
      tensorParallel,
      pipelineParallel,
      ...(expertParallel !== undefined && { expertParallel }),
      dataParallelAttention,
    },
    mended: false,
  });
}

/**
 * What a file name says of the layout where the columns do not: InferenceX writes `tep8` for tensor parallel
 * with whole experts a GPU, and `dep8` where each GPU does the attention of its own requests too (its scripts
 * start them so).
 */
function pathLayout(
  path: string,
): { readonly expertParallel: number; readonly attentionGroups?: number } | undefined {
  const [, kind, degree] = /_(tep|dep)(\d+)_/.exec(path) ?? [];
  if (degree === undefined) return undefined;
  const expertParallel = Number(degree);
  return kind === "tep" ? { expertParallel } : { expertParallel, attentionGroups: expertParallel };
}

/**
 * Groups that each do the attention of their own requests, where `batch_semantics` names the batch of one:
 * as many as it takes to make up the concurrency. In the file of 2026-04 that is what the column says in
 * 1,671 of 1,679 rows; the others leave it at 1.
 *
 * @returns undefined where it does not say, or where tensor parallel is not a multiple
 */
function attentionGroups(row: ThroughputRow): number | undefined {
  const { concurrency, tensor_parallel: tensor } = row.number;
  const [, batch] = /row batch_size=(\d+)/.exec(row.text.batch_semantics) ?? [];
  if (batch === undefined || concurrency === undefined || tensor === undefined) return undefined;
  const groups = concurrency / Number(batch);
  return groups > 1 && Number.isInteger(groups) && Number.isInteger(tensor / groups)
    ? groups
    : undefined;
}

/**
 * The true layout where a source multiplied its groups twice: runs on n accelerators with n-fold expert
 * parallelism are listed with n² of them (`tp8/ep8` as tensor parallel 64 with expert parallel 8).
 *
 * Checked in the file of 2026-04: 92 of these rows stand there a second time under another label, with the
 * same TTFT and TPOT, and each has this layout there. The third form (tensor n, data n, expert n²) has no
 * such twin; beside 28 repeats on another day, as tensor n and expert n, its TPOT is within 3 % in 24.
 *
 * @returns undefined where the groups are no such square of at most 8 accelerators
 */
export function squaredLayout(row: ThroughputRow): MeasuredLayout | undefined {
  const {
    tensor_parallel: tensor = 1,
    pipeline_parallel: pipeline = 1,
    data_parallel_attention: data = 1,
    expert_parallel: expert,
  } = row.number;
  const n = [2, 4, 8].find((count) => count * count === tensor * data);
  if (n === undefined || pipeline !== 1) return undefined;
  const byTensor = { tensorParallel: n, dataParallelAttention: 1 };
  const byData = { tensorParallel: 1, dataParallelAttention: n };
  const groups =
    expert === n && data === 1
      ? byTensor
      : expert === n && tensor === 1
        ? byData
        : expert === n * n && tensor === n
          ? byTensor
          : undefined;
  if (groups === undefined) return undefined;
  return { gpus: n, replicas: 1, pipelineParallel: 1, expertParallel: n, ...groups };
}
