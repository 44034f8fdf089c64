import { describe, expect, it } from "vitest";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { fitReplica, type ReplicaChoice } from "./replica-fit.ts";

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
});
