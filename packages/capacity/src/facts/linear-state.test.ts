import { expect, it } from "vitest";
import { stateBytes } from "./linear-state.ts";

it.each([
  {
    name: "Qwen3-Next: 32 × 128 × 128 × 4 and 3 × 8,192 × 2",
    layer: { heads: 32, valueDim: 128, keyDim: 128, keyHeads: 16, kernel: 4 },
    wantBytes: 2_097_152 + 49_152,
  },
  {
    name: "Nemotron 3 Nano (Mamba 2): 64 × 128 × 64 × 4 and 3 × 6,144 × 2",
    layer: { heads: 64, valueDim: 64, keyDim: 128, keyHeads: 8, kernel: 4 },
    wantBytes: 2_097_152 + 36_864,
  },
  {
    name: "no convolution",
    layer: { heads: 2, valueDim: 3, keyDim: 5, keyHeads: 1, kernel: 1 },
    wantBytes: 2 * 3 * 5 * 4,
  },
])("$name", ({ layer, wantBytes }) => {
  expect(stateBytes(layer)).toBe(wantBytes);
});
