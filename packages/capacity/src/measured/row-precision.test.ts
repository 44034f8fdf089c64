import { expect, it } from "vitest";
import type { Precision } from "../facts/precision.ts";
import { rowPrecision } from "./row-precision.ts";
import { rowOf } from "./throughput-csv.fixture.ts";

const hopper = { tflops: { bf16: 989, fp8: 1979 } };
const blackwell = { tflops: { bf16: 2250, fp8: 4500, fp4: 9000 } };
const orin = { tflops: { bf16: 43 } };
const DECLARED =
  "declared weight_data_types=fp16; weight_transformations=quantization, affine fusion; x";

it.each([
  { name: "stated", cells: { precision: "fp8" }, want: "fp8", basis: "stated" },
  { name: "capitals", cells: { precision: "BF16" }, want: "bf16", basis: "stated" },
  { name: "int8 weights", cells: { precision: "int8w-bf16" }, want: "int8", basis: "stated" },
  { name: "a maker's fp4", cells: { precision: "nvfp4" }, want: "fp4", basis: "stated" },
  { name: "fp32", cells: { precision: "fp32" }, skip: "unknown-precision" },
  {
    name: "declared",
    cells: { notes: "declared weight_data_types=int4; weight_transformations=quantization; x" },
    want: "int4",
    basis: "declared",
  },
  {
    name: "declared as it is",
    cells: { notes: "declared weight_data_types=fp16; weight_transformations=none; x" },
    want: "fp16",
    basis: "declared",
  },
  {
    name: "quantized on Hopper",
    cells: { notes: DECLARED },
    want: "fp8",
    basis: "narrowest of the part",
  },
  {
    name: "quantized on Blackwell",
    cells: { notes: DECLARED },
    gpu: blackwell,
    want: "fp4",
    basis: "narrowest of the part",
  },
  {
    name: "quantized on a part without",
    cells: { notes: DECLARED },
    gpu: orin,
    skip: "no-precision",
  },
  {
    name: "checkpoint",
    cells: { source_path: "s.csv#qwen_qwen3_235b_a22b_fp8_h100_c8" },
    want: "fp8",
    basis: "checkpoint name",
  },
  {
    name: "published",
    cells: { source_path: "s.csv#meta_llama_llama_3_1_8b_instruct_c8" },
    want: "bf16",
    basis: "as published",
  },
  {
    name: "a folder's name is no checkpoint",
    cells: { source_path: "fp8/results/run.json" },
    want: "bf16",
    basis: "as published",
  },
])("$name: $want$skip", ({ cells, gpu, want, basis, skip }) => {
  const row = rowOf({ precision: "", ...cells });
  const read = rowPrecision(row, gpu ?? hopper, "bf16");
  expect(read).toEqual(
    skip === undefined
      ? { ok: true, value: { precision: want as Precision, basis } }
      : { ok: false, error: skip },
  );
});

it("is not known where nothing says it and the shape is guessed", () => {
  expect(rowPrecision(rowOf({ precision: "" }), hopper, undefined)).toEqual({
    ok: false,
    error: "no-precision",
  });
});
