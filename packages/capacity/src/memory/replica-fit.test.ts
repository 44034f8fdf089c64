import { describe, expect, it } from "vitest";
import type { Architecture } from "../facts/architecture.ts";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { fitReplica, type ReplicaChoice } from "./replica-fit.ts";

const phi4: Architecture = {
  ...llama8b,
  parameters: 14.66e9,
  activeParameters: 14.66e9,
  layers: 40,
  hidden: 5120,
  heads: 40,
  attention: { kind: "heads", kvHeads: 10, headDim: 128 },
};

const h200 = { ...a100, id: "h200", memoryGb: 141 };

const deepseek: Architecture = {
  ...llama8b,
  parameters: 671e9,
  activeParameters: 37e9,
  layers: 61,
  hidden: 7168,
  heads: 128,
  vocabulary: 129_280,
  experts: { total: 256, perToken: 8 },
  attention: { kind: "latent", latentDim: 576 },
};

const usual: ReplicaChoice = {
  model: llama8b,
  precision: "bf16",
  gpu: a100,
  gpusPerMachine: 8,
  kvBytesPerNumber: 2,
  sequenceTokens: 4_000,
  sequencesAtLeast: 8,
};

describe("what fits", () => {
  it.each<{ name: string; change: Partial<ReplicaChoice>; wantGpus: number; atLeast: number }>([
    {
      name: "8B on one A100 80 GB with room for batches (A.constraint.fit)",
      change: {},
      wantGpus: 1,
      atLeast: 64,
    },
    {
      name: "8B in fp8 on one L40S",
      change: { gpu: l40s, precision: "fp8" },
      wantGpus: 1,
      atLeast: 32,
    },
    {
      name: "70B in bf16 on four A100 (A.constraint.fit)",
      change: { model: llama70b },
      wantGpus: 4,
      atLeast: 64,
    },
    {
      name: "70B in fp8 on two A100",
      change: { model: llama70b, precision: "fp8" },
      wantGpus: 2,
      atLeast: 32,
    },
    {
      name: "70B in bf16 in three stages on three A100: no power of two",
      change: { model: llama70b, pipelineParallel: 3, gpusPerMachine: 6 },
      wantGpus: 3,
      atLeast: 32,
    },
    {
      name: "Phi-4 with its 10 kv heads on five L40S, never on four",
      change: { model: phi4, gpu: l40s, sequencesAtLeast: 90 },
      wantGpus: 5,
      atLeast: 90,
    },
    {
      name: "DeepSeek V3 in four bits on eight H200, each with its own requests: five do not share 256 experts",
      change: { model: deepseek, precision: "fp4", gpu: h200, ownAttention: true },
      wantGpus: 8,
      atLeast: 64,
    },
  ])("$name", ({ change, wantGpus, atLeast }) => {
    const fit = fitReplica({ ...usual, ...change });
    expect(fit).toMatchObject({ ok: true, value: { gpus: wantGpus } });
    expect(fit.ok && fit.value.sequences).toBeGreaterThanOrEqual(atLeast);
  });

  it.each<{ name: string; change: Partial<ReplicaChoice>; wantCode: string }>([
    {
      name: "70B in bf16 on a machine of one A100",
      change: { model: llama70b, gpusPerMachine: 1 },
      wantCode: "weights-too-large",
    },
    {
      name: "a prompt longer than the context",
      change: { sequenceTokens: 200_000 },
      wantCode: "context-too-short",
    },
    {
      name: "weights fit, eight long sequences do not",
      change: { gpusPerMachine: 1, sequenceTokens: 120_000 },
      wantCode: "cache-too-small",
    },
  ])("$name: $wantCode", ({ change, wantCode }) => {
    expect(fitReplica({ ...usual, ...change })).toMatchObject({
      ok: false,
      error: { code: wantCode },
    });
  });

  it("latent vectors are copied where GPUs share the attention: more sequences where they do not", () => {
    const choice = {
      ...usual,
      model: deepseek,
      precision: "fp4",
      gpu: h200,
      sequencesAtLeast: 200,
    } as const;
    const shared = fitReplica(choice);
    const own = fitReplica({ ...choice, ownAttention: true });
    expect(shared.ok && own.ok && own.value.sequences > shared.value.sequences).toBe(true);
  });

  it.each([
    { engine: "vllm", wantGpus: 4 },
    { engine: "trtllm", wantGpus: 2 },
    { engine: undefined, wantGpus: 4 },
  ])(
    "70B in bf16 with one short request: $wantGpus A100 with $engine, by its way of sharing",
    (row) => {
      const choice = { ...usual, model: llama70b, sequenceTokens: 500, sequencesAtLeast: 1 };
      const fit = fitReplica(row.engine === undefined ? choice : { ...choice, engine: row.engine });
      expect(fit).toMatchObject({ ok: true, value: { gpus: row.wantGpus } });
    },
  );
});
