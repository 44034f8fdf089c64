import { describe, expect, it } from "vitest";
import { attentionOf, type WrittenAttention } from "./written-attention.ts";

const linear = { layers: 3, heads: 2, value_dim: 3, key_dim: 5, key_heads: 1, kernel: 1 };

describe("attention as it is written", () => {
  it("reads a hybrid with the bytes of its state", () => {
    const written = { kind: "heads", kv_heads: 2, head_dim: 8, linear, plain_layers: 1 } as const;
    expect(attentionOf(written, 5)).toEqual({
      kind: "heads",
      kvHeads: 2,
      headDim: 8,
      linear: { layers: 3, stateBytes: 120 },
      plainLayers: 1,
    });
  });

  it("reads sliding layers with heads of their own, and an index", () => {
    const heads = { kind: "heads", kv_heads: 2, head_dim: 8, sliding_layers: 3 } as const;
    expect(
      attentionOf({ ...heads, sliding_window: 4, sliding_kv_heads: 1, sliding_head_dim: 6 }, 4),
    ).toMatchObject({ sliding: { layers: 3, window: 4, kvHeads: 1, headDim: 6 } });
    expect(
      attentionOf({ kind: "latent", latent_dim: 9, index_layers: 2, index_dim: 4 }, 4),
    ).toMatchObject({ latentDim: 9, index: { layers: 2, dim: 4 } });
  });

  it.each<{ name: string; written: WrittenAttention; want: string }>([
    { name: "no size", written: { kind: "heads", kv_heads: 2 }, want: "kv_heads and head_dim" },
    { name: "no latent size", written: { kind: "latent" }, want: "latent_dim" },
    {
      name: "a window without layers",
      written: { kind: "heads", kv_heads: 2, head_dim: 8, sliding_window: 4 },
      want: "both or none",
    },
    {
      name: "an index without its size",
      written: { kind: "latent", latent_dim: 9, index_layers: 2 },
      want: "both index_layers and index_dim",
    },
    {
      name: "more special layers than layers",
      written: { kind: "heads", kv_heads: 2, head_dim: 8, linear, plain_layers: 2 },
      want: "more than its layers",
    },
  ])("refuses: $name", ({ written, want }) => {
    expect(attentionOf(written, 4)).toContain(want);
  });
});
