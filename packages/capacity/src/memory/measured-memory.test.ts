import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { acceleratorNamed } from "../facts/accelerator-named.ts";
import type { Architecture } from "../facts/architecture.ts";
import { modelNamed } from "../facts/model-named.ts";
import type { Precision } from "../facts/precision.ts";
import { readAccelerators } from "../facts/read-accelerators.ts";
import { readOpenModels } from "../facts/read-open-models.ts";
import { gpuRoom, type Housed, type RoomWish, weightBytesOnGpu } from "./replica-room.ts";
import { sequenceBytesOnGpu } from "./sequence-room.ts";

/**
 * What engines logged when they started, in public threads, beside what is computed. `off` is computed over
 * logged, less one, in percent: it records how far we are, and a change of it is a change of the formulas.
 */
const catalog = join(import.meta.dirname, "../../../../catalog");
const text = (path: string): string => readFileSync(join(catalog, path), "utf8");
const must = <Value>(read: { ok: true; value: Value } | { ok: false; error: unknown }): Value => {
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const models: Architecture[] = ["models/open.yaml", "models/named.yaml"].flatMap((path) => [
  ...must(readOpenModels(text(path), path)).values(),
]);
const parts = must(readAccelerators(text("accelerators.yaml"), "a")).accelerators;

const gib = 1_073_741_824;

function replica(
  model: string,
  precision: Precision,
  gpu: string,
  gpus: number,
  more = {},
): Housed {
  return {
    model: must(modelNamed(models, model)),
    precision,
    gpu: must(acceleratorNamed(parts.values(), gpu)),
    gpus,
    kvBytesPerNumber: 2,
    engine: "vllm",
    ...more,
  };
}

const off = (computed: number, logged: number): number => Math.round((computed / logged - 1) * 100);

describe("weights of one GPU, GiB, as logged", () => {
  it.each<[string, Precision, number, number, number, string]>([
    ["Llama-3-8B", "bf16", 4, 3.7418, 0, "genlm/genlm-backend#10"],
    ["Llama-3.1-8B", "bf16", 1, 14.9888, 0, "vllm-project/vllm#10517"],
    ["DeepSeek-R1-Distill-Qwen-14B", "bf16", 2, 13.9476, -1, "vllm-project/vllm#13061"],
    ["Qwen3-30B-A3B", "bf16", 4, 14.2474, 0, "vllm-project/vllm#17469"],
    ["Llama-3.1-70B", "int8", 1, 67.7229, 0, "vllm-project/vllm#12569, quantized.w8a8"],
    [
      "Llama-3.1-405B",
      "fp8",
      8,
      57.752,
      -17,
      "vllm-project/vllm#6746, Meta's own, attention in bf16",
    ],
    ["DeepSeek-R1", "fp8", 8, 83.88, -7, "notes on vLLM 0.7 with 8 H200"],
    ["gpt-oss-120b", "fp4", 1, 64.38, -2, "vllm-project/vllm#33155"],
    ["gpt-oss-120b", "fp4", 1, 65.9651, -4, "vllm-project/vllm#23278, padded for Marlin"],
    ["Qwen3.5-122B-A10B", "fp4", 1, 70.47, 2, "a log of NVFP4 without its drafter"],
    ["Phi-4", "int4", 1, 8.6253, 5, "a log of vLLM 0.7, bitsandbytes"],
    ["DeepSeek-R1", "int4", 16, 21.21, 10, "vllm-project/vllm#14447, AWQ, attention in 4 bits too"],
  ])("%s %s on %i: %f, %i %% off (%s)", (model, precision, gpus, logged, want) => {
    const bytes = weightBytesOnGpu(replica(model, precision, "H200", gpus));
    expect(off(bytes / gib, logged)).toBeCloseTo(want, 0);
  });
});

/** Before vLLM 0.9, and on an A100, room was made for 256 sequences. */
const old = { sequences: 256 };

describe("tokens that the cache holds, as logged", () => {
  it.each<[string, Precision, string, number, object, RoomWish, number, number, string]>([
    [
      "Llama-3.1-8B",
      "bf16",
      "A10",
      1,
      {},
      { share: 0.9 },
      37_696,
      -32,
      "Oracle, AI Quick Actions, vLLM 0.7",
    ],
    ["Llama-3.1-8B", "bf16", "A100-80GB", 1, {}, { share: 0.9, ...old }, 449_987, -2, "54.93 GiB"],
    [
      "Llama-3.1-8B",
      "bf16",
      "RTX 3090",
      1,
      {},
      { share: 0.9, tokens: 20_000, ...old },
      31_232,
      -47,
      "vllm-project/vllm#10517, prompts of 20,000 at once",
    ],
    ["Phi-4", "int4", "A100-80GB", 1, {}, { share: 0.7, ...old }, 237_040, -3, "vLLM 0.7"],
    [
      "DeepSeek-R1-Distill-Qwen-14B",
      "bf16",
      "RTX 4090",
      2,
      {},
      { share: 0.98 },
      81_536,
      -3,
      "vllm-project/vllm#13061",
    ],
    [
      "Llama-3.1-70B",
      "int8",
      "H100",
      1,
      {},
      { share: 0.98, ...old },
      22_096,
      -6,
      "vllm-project/vllm#12569",
    ],
    ["Qwen3-235B-A22B", "fp8", "H100", 4, {}, {}, 178_880, 8, "vllm-project/vllm#21348"],
    [
      "Qwen3-235B-A22B",
      "fp8",
      "H100",
      4,
      { engine: "sglang" },
      { share: 0.93 },
      367_404,
      1,
      "vllm-project/vllm#21348",
    ],
    [
      "Qwen3.6-35B-A3B",
      "fp4",
      "RTX 5090",
      1,
      { kvBytesPerNumber: 1 },
      { tokens: 8192, sequences: 1 },
      567_978,
      1,
      "noonghunna/club-3090#612, linear layers, fp8 cache",
    ],
    [
      "gpt-oss-120b",
      "fp4",
      "H100",
      1,
      {},
      { share: 0.95, tokens: 1024 },
      49_810,
      92,
      "vllm-project/vllm#27508, 1.71 GiB",
    ],
    [
      "DeepSeek-R1",
      "fp8",
      "H200",
      8,
      {},
      { share: 0.85, ...old },
      294_688,
      95,
      "notes on vLLM 0.7: 13.5 GiB of libraries and activations, latent vectors padded to 640",
    ],
  ])("%s %s on %s × %i %o %o: %i tokens, %i %% off", (...row) => {
    const [model, precision, gpu, gpus, more, wish, logged, want] = row;
    const one = replica(model, precision, gpu, gpus, more);
    const perToken = sequenceBytesOnGpu(one, 131_072) / 131_072;
    expect(off(gpuRoom(one, wish).cacheBytes / perToken, logged)).toBeCloseTo(want, 0);
  });
});
