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
    {
      name: "sliding layers with heads of their own: Gemma 4 26B, 5 layers of 2 × 512, 25 of 8 × 256",
      layers: 30,
      attention: {
        kind: "heads",
        kvHeads: 2,
        headDim: 512,
        sliding: { layers: 25, window: 1024, kvHeads: 8, headDim: 256 },
      },
      tokens: 2000,
      wantBytes: 4 * (5 * 1024 * 2000 + 25 * 2048 * 1024),
    },
    {
      name: "linear layers keep a state: Qwen3-Next, 12 of 48 layers have a cache",
      layers: 48,
      attention: {
        kind: "heads",
        kvHeads: 2,
        headDim: 256,
        linear: { layers: 36, stateBytes: 2_146_304 },
      },
      tokens: 1000,
      wantBytes: 4 * 2 * 256 * 12 * 1000 + 36 * 2_146_304,
    },
    {
      name: "layers of experts only hold nothing: 6 of 52 layers of Nemotron 3 Nano have a cache",
      layers: 52,
      attention: {
        kind: "heads",
        kvHeads: 2,
        headDim: 128,
        linear: { layers: 23, stateBytes: 1000 },
        plainLayers: 23,
      },
      tokens: 10,
      wantBytes: 4 * 2 * 128 * 6 * 10 + 23_000,
    },
    {
      name: "compressed: 2 of 5 layers keep a vector for 4 tokens, 2 for 128, all the last 128 tokens",
      layers: 5,
      attention: {
        kind: "latent",
        latentDim: 512,
        compressed: {
          layers: [
            { layers: 2, tokens: 4 },
            { layers: 2, tokens: 128 },
          ],
          window: 128,
        },
      },
      tokens: 1280,
      wantBytes: 2 * 512 * (2 * 320 + 2 * 10 + 5 * 128),
    },
    {
      name: "the index of sparse attention: 576 numbers in 10 layers, 128 in 4 of them",
      layers: 10,
      attention: { kind: "latent", latentDim: 576, index: { layers: 4, dim: 128 } },
      tokens: 3,
      wantBytes: 2 * 3 * (5760 + 512),
    },
  ])("$name", ({ layers, attention, gpus = 1, tokens, wantBytes }) => {
    expect(sequenceBytes(numbers, { name: "A model", layers, attention }, gpus, 2, tokens)).toBe(
      wantBytes,
    );
  });
});
