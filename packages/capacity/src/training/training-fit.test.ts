import { describe, expect, it } from "vitest";
import type { Architecture } from "../facts/architecture.ts";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { reservedBytesPerGpu } from "../memory/free-memory.ts";
import type { TrainingMethod } from "./method.ts";
import { fitTraining, type TrainingChoice } from "./training-fit.ts";
import { activationBytes, trainingStateBytes } from "./training-memory.ts";

const usual: TrainingChoice = {
  model: llama8b,
  method: "lora",
  gpu: a100,
  gpusPerMachine: 8,
  exampleTokens: 1_000,
};

describe("the fewest GPUs", () => {
  // A100: 0.9 × 80 − 2 = 70 GB a GPU. An example of 1,000 tokens of 8B takes 1.9 GB.
  it.each<{ name: string; change: Partial<TrainingChoice>; gpus: number; machines: number }>([
    // 2 × 8.03 + 16 % of 8.03 = 17.3 GB
    { name: "LoRA of 8B: one A100", change: {}, gpus: 1, machines: 1 },
    { name: "LoRA of 8B: one L40S", change: { gpu: l40s }, gpus: 1, machines: 1 },
    // 16 × 8.03 = 128 GB ÷ 68
    { name: "all of 8B: two A100", change: { method: "full" }, gpus: 2, machines: 1 },
    // 2.16 × 70.6 = 152 GB ÷ 67.5 = 2.3, and three are not sold
    { name: "LoRA of 70B: four A100", change: { model: llama70b }, gpus: 4, machines: 1 },
    // 54 GB: "65B on one GPU of 48 GB" (arXiv 2305.14314) takes smaller adapters
    {
      name: "QLoRA of 70B: one A100",
      change: { model: llama70b, method: "qlora" },
      gpus: 1,
      machines: 1,
    },
    // 1130 GB ÷ 67.5 = 16.7: three machines of eight
    {
      name: "all of 70B: three machines",
      change: { model: llama70b, method: "full" },
      gpus: 24,
      machines: 3,
    },
    {
      name: "machines of one GPU",
      change: { method: "full", gpusPerMachine: 1 },
      gpus: 2,
      machines: 2,
    },
  ])("$name", ({ change, gpus, machines }) => {
    expect(fitTraining({ ...usual, ...change })).toMatchObject({
      ok: true,
      value: { gpus, machines },
    });
  });

  it.each<{ change: Partial<TrainingChoice>; code: string }>([
    { change: { exampleTokens: 200_000 }, code: "context-too-short" },
    { change: { exampleTokens: 100_000 }, code: "example-too-long" },
  ])("$code", ({ change, code }) => {
    expect(fitTraining({ ...usual, ...change })).toMatchObject({ ok: false, error: { code } });
  });
});

describe("memory against what the Qwen team measured (README of QwenLM/Qwen, one A100 80 GB)", () => {
  const qwen7b = { ...llama8b, parameters: 7.72e9 };
  const qwen14b = { ...llama8b, parameters: 14.17e9, layers: 40, hidden: 5120 };
  it.each<{
    model: Architecture;
    method: TrainingMethod;
    tokens: number;
    gpus: number;
    gb: number;
  }>([
    { model: qwen7b, method: "lora", tokens: 256, gpus: 1, gb: 20.1 },
    { model: qwen7b, method: "lora", tokens: 8192, gpus: 1, gb: 36.6 },
    { model: qwen14b, method: "lora", tokens: 256, gpus: 1, gb: 34.6 },
    { model: qwen14b, method: "lora", tokens: 8192, gpus: 1, gb: 55.2 },
    { model: qwen7b, method: "qlora", tokens: 256, gpus: 1, gb: 11.5 },
    { model: qwen7b, method: "qlora", tokens: 8192, gpus: 1, gb: 23.5 },
    { model: qwen7b, method: "full", tokens: 256, gpus: 2, gb: 139.2 },
  ])("$method, $tokens tokens: within a quarter of $gb GB", (row) => {
    const { model, method, tokens, gpus } = row;
    const bytes =
      trainingStateBytes(model, method) +
      gpus * (activationBytes(model, tokens) + reservedBytesPerGpu);
    expect(bytes / 1e9 / row.gb).toBeGreaterThan(0.75);
    expect(bytes / 1e9 / row.gb).toBeLessThan(1.25);
  });
});
