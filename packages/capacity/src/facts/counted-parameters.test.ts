import { describe, expect, it } from "vitest";
import { type CountedFrom, countedParameters } from "./counted-parameters.ts";

const small: CountedFrom = {
  layers: 2,
  hidden: 10,
  heads: 4,
  vocabulary: 100,
  attention: { kind: "heads", kv_heads: 2, head_dim: 5 },
  feed_forward: { dense: 30 },
};

describe("parameters counted from a shape", () => {
  it.each<{ name: string; model: CountedFrom; want: { all: number; active: number } }>([
    {
      name: "dense: 2 × 1,000 embeddings, 2 × 600 attention, 2 × 900 feed forward",
      model: small,
      want: { all: 5000, active: 5000 },
    },
    {
      name: "one embedding when they are tied",
      model: { ...small, feed_forward: { dense: 30, tied: true } },
      want: { all: 4000, active: 4000 },
    },
    {
      name: "two matrices a layer without a gate: 2 × 600 instead of 2 × 900",
      model: { ...small, feed_forward: { dense: 30, ungated: true } },
      want: { all: 4400, active: 4400 },
    },
    {
      name: "8 experts of 90, of which 2 are visited, and 80 to choose, a layer",
      model: { ...small, experts: { total: 8, per_token: 2 }, feed_forward: { expert: 3 } },
      want: { all: 3200 + 2 * (8 * 90 + 80), active: 3200 + 2 * (2 * 90 + 80) },
    },
    {
      name: "the first layer dense, the second of experts with a shared part",
      model: {
        ...small,
        experts: { total: 8, per_token: 2 },
        feed_forward: { expert: 3, shared: 6, dense: 30, dense_layers: 1 },
      },
      want: { all: 3200 + 900 + 180 + 80 + 720, active: 3200 + 900 + 180 + 80 + 180 },
    },
    {
      name: "a sliding layer with one kv head of its own",
      model: {
        ...small,
        attention: {
          kind: "heads",
          kv_heads: 2,
          head_dim: 5,
          sliding_layers: 1,
          sliding_window: 7,
          sliding_kv_heads: 1,
        },
      },
      want: { all: 2000 + 600 + 500 + 1800, active: 2000 + 600 + 500 + 1800 },
    },
  ])("$name", ({ model, want }) => {
    expect(countedParameters(model)).toEqual(want);
  });

  it.each<{ name: string; model: CountedFrom }>([
    { name: "latent attention", model: { ...small, attention: { kind: "latent" } } },
    {
      name: "linear layers",
      model: {
        ...small,
        attention: {
          ...small.attention,
          linear: { layers: 1, heads: 1, value_dim: 1, key_dim: 1, key_heads: 1, kernel: 1 },
        },
      },
    },
    { name: "no width of an expert", model: { ...small, experts: { total: 8, per_token: 2 } } },
    { name: "no widths", model: { ...small, feed_forward: {} } },
  ])("is not known: $name", ({ model }) => {
    expect(countedParameters(model)).toBeUndefined();
  });
});
