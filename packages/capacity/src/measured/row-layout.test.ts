import { describe, expect, it } from "vitest";
import { rowLayout } from "./row-layout.ts";
import { rowOf } from "./throughput-csv.fixture.ts";

const read = (gpus: string, tp: string, pp: string, ep: string, dp: string, notes = "") =>
  rowLayout(
    rowOf({
      gpus,
      tensor_parallel: tp,
      pipeline_parallel: pp,
      expert_parallel: ep,
      data_parallel_attention: dp,
      notes,
    }),
  );

describe("a layout as the row says", () => {
  it.each([
    { name: "tensor", gpus: "8", tp: "8", pp: "1", ep: "", dp: "1", want: [8, 1, 8, 1, 1] },
    { name: "unstated", gpus: "4", tp: "", pp: "", ep: "", dp: "", want: [4, 1, 4, 1, 1] },
    { name: "pipeline", gpus: "8", tp: "4", pp: "2", ep: "", dp: "1", want: [8, 1, 4, 2, 1] },
    {
      name: "data-parallel attention",
      gpus: "8",
      tp: "1",
      pp: "1",
      ep: "8",
      dp: "8",
      want: [8, 1, 1, 1, 8],
    },
    {
      name: "tensor and data",
      gpus: "4",
      tp: "2",
      pp: "1",
      ep: "4",
      dp: "2",
      want: [4, 1, 2, 1, 2],
    },
    { name: "replicas", gpus: "8", tp: "2", pp: "", ep: "", dp: "", want: [2, 4, 2, 1, 1] },
  ])("$name", ({ gpus, tp, pp, ep, dp, want }) => {
    const layout = read(gpus, tp, pp, ep, dp);
    if (!layout.ok) throw new Error(layout.error);
    const {
      gpus: each,
      replicas,
      tensorParallel,
      pipelineParallel,
      dataParallelAttention,
    } = layout.value.layout;
    expect([each, replicas, tensorParallel, pipelineParallel, dataParallelAttention]).toEqual(want);
    expect(layout.value.mended).toBe(false);
  });

  it("counts accelerators where the degree counts cores", () => {
    const layout = read(
      "12",
      "24",
      "",
      "",
      "",
      "Inf2.48xlarge; TP degree counts NeuronCores (2/chip)",
    );
    expect(layout.ok && layout.value.layout).toMatchObject({ gpus: 12, tensorParallel: 12 });
  });

  it.each([
    { name: "whole experts", path: "results/m25_vllm_tep8_isl1024.json", want: [8, 8, 1] },
    { name: "own attention", path: "results/m25_vllm_dep8_isl1024.json", want: [1, 8, 8] },
    { name: "no word of it", path: "results/q35_vllm_tp8_isl1024.json", want: [8, undefined, 1] },
  ])("reads a file name: $name", ({ path, want }) => {
    const layout = rowLayout(rowOf({ gpus: "8", tensor_parallel: "8", source_path: path }));
    if (!layout.ok) throw new Error(layout.error);
    const { gpus, tensorParallel, expertParallel, dataParallelAttention } = layout.value.layout;
    expect(gpus).toBe(8);
    expect([tensorParallel, expertParallel, dataParallelAttention]).toEqual(want);
  });

  it.each([
    { batch: "row batch_size=8", dp: "1", want: [1, 8] },
    { batch: "row batch_size=64", dp: "1", want: [8, 1] },
    { batch: "row batch_size=", dp: "1", want: [8, 1] },
    { batch: "row batch_size=3", dp: "1", want: [8, 1] },
    { batch: "static batch", dp: "", want: [8, 1] },
  ])("64 requests on tensor parallel 8, $batch: $want", ({ batch, dp, want }) => {
    const layout = rowLayout(
      rowOf({
        gpus: "8",
        tensor_parallel: "8",
        data_parallel_attention: dp,
        concurrency: "64",
        batch_semantics: `concurrency = silicon_concurrency; ${batch}`,
      }),
    );
    if (!layout.ok) throw new Error(layout.error);
    const { tensorParallel, dataParallelAttention } = layout.value.layout;
    expect([tensorParallel, dataParallelAttention]).toEqual(want);
  });

  it.each([
    { gpus: "8", tp: "3", error: "bad-layout" },
    { gpus: "4", tp: "8", error: "bad-layout" },
    { gpus: "", tp: "8", error: "no-gpu-count" },
  ])("tensor $tp on $gpus: $error", ({ gpus, tp, error }) => {
    expect(read(gpus, tp, "", "", "")).toEqual({ ok: false, error });
  });
});

describe("a layout that the notes doubt", () => {
  const SUSPECT = "SUSPECT gpu count: source tp*pp*adp=64 on an 8-GPU system";
  it.each([
    { tp: "64", ep: "8", dp: "1", want: [8, 8, 1] },
    { tp: "16", ep: "4", dp: "1", want: [4, 4, 1] },
    { tp: "1", ep: "8", dp: "64", want: [8, 1, 8] },
    { tp: "4", ep: "16", dp: "4", want: [4, 4, 1] },
  ])("tp $tp, ep $ep, dp $dp were multiplied twice", ({ tp, ep, dp, want }) => {
    const layout = read("", tp, "1", ep, dp, SUSPECT);
    if (!layout.ok) throw new Error(layout.error);
    const { gpus, tensorParallel, dataParallelAttention } = layout.value.layout;
    expect([gpus, tensorParallel, dataParallelAttention]).toEqual(want);
    expect(layout.value.mended).toBe(true);
  });

  it.each([
    { tp: "36", ep: "1", dp: "1" },
    { tp: "64", ep: "1", dp: "1" },
    { tp: "72", ep: "1", dp: "1" },
    { tp: "256", ep: "16", dp: "1" },
  ])("tp $tp, ep $ep does not say what was meant", ({ tp, ep, dp }) => {
    expect(read("", tp, "1", ep, dp, SUSPECT)).toEqual({ ok: false, error: "suspect-gpu-count" });
  });
});
