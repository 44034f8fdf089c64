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
 * - Where the row names no group, all accelerators work on every token together.
 * - Where the notes doubt the count (`SUSPECT gpu count`), see {@link squaredLayout}.
 */
export function rowLayout(row: ThroughputRow): Outcome<RowLayout, SkipReason> {
  const { gpus, tensor_parallel, pipeline_parallel, data_parallel_attention } = row.number;
  const { expert_parallel: expertParallel } = row.number;
  if (/suspect gpu count/i.test(row.text.notes)) {
    const layout = squaredLayout(row);
    return layout === undefined ? fail("suspect-gpu-count") : ok({ layout, mended: true });
  }
  if (gpus === undefined) return fail("no-gpu-count");
  const pipelineParallel = pipeline_parallel ?? 1;
  const dataParallelAttention = data_parallel_attention ?? 1;
  const others = pipelineParallel * dataParallelAttention;
  const cores = /counts \w*cores/i.test(row.text.notes);
  const tensorParallel = cores || tensor_parallel === undefined ? gpus / others : tensor_parallel;
  const each = tensorParallel * others;
  const replicas = gpus / each;
  if (!(Number.isInteger(tensorParallel) && Number.isInteger(replicas))) return fail("bad-layout");
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
