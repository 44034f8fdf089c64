import { describe, expect, it } from "vitest";
import { numbers } from "../arithmetic.ts";
import type { Attention } from "../facts/architecture.ts";
import { sequenceBytes } from "./kv-cache.ts";

describe("cache of a sequence", () => {
  it.each<{
    name: string;
    layers: number;
    attention: Attention;
    gpus?: number;
    tokens: number;
    wantBytes: number;
  }>([
    {
      name: "MHA: Llama 2 7B, 0.5 MB a token",
      layers: 32,
      attention: { kind: "heads", kvHeads: 32, headDim: 128 },
      tokens: 1,
      wantBytes: 524_288,
    },
    {
      name: "GQA: Llama 3.1 8B, a quarter of it",
      layers: 32,
      attention: { kind: "heads", kvHeads: 8, headDim: 128 },
      tokens: 1,
      wantBytes: 131_072,
    },
    {
      name: "GQA: Llama 3.3 70B",
      layers: 80,
      attention: { kind: "heads", kvHeads: 8, headDim: 128 },
      tokens: 1000,
      wantBytes: 327_680_000,
    },
    {
      name: "MLA: DeepSeek V3, 576 numbers a layer",
      layers: 61,
      attention: { kind: "latent", latentDim: 576 },
      tokens: 1,
      wantBytes: 70_272,
    },
    {
      name: "kv heads are copied when there are more GPUs than heads",
      layers: 10,
      attention: { kind: "heads", kvHeads: 4, headDim: 100 },
      gpus: 8,
      tokens: 1,
      wantBytes: 2 * 2 * 4 * 2 * 100 * 10,
    },
    {
      name: "five of six layers see the last 1024 tokens only",
      layers: 6,
      attention: { kind: "heads", kvHeads: 1, headDim: 1, sliding: { layers: 5, window: 1024 } },
      tokens: 5000,
      wantBytes: 4 * (5000 + 5 * 1024),
    },
  ])("$name", ({ layers, attention, gpus = 1, tokens, wantBytes }) => {
    expect(sequenceBytes(numbers, { name: "A model", layers, attention }, gpus, 2, tokens)).toBe(
      wantBytes,
    );
  });
});
