import { describe, expect, it } from "vitest";
import { llama70b } from "../known-hardware.fixture.ts";
import { sizesUpTo } from "./replica-sizes.ts";

const phi4 = { heads: 40, attention: { kind: "heads", kvHeads: 10, headDim: 128 } } as const;

describe("sizes of a replica", () => {
  it.each([
    {
      name: "a machine of eight",
      model: llama70b,
      most: 8,
      wish: {},
      want: ["1/1", "2/1", "4/1", "8/1"],
    },
    { name: "a machine of six", model: llama70b, most: 6, wish: {}, want: ["1/1", "2/1", "4/1"] },
    {
      name: "ten kv heads",
      model: phi4,
      most: 8,
      wish: {},
      want: ["1/1", "2/1", "4/1", "5/1", "8/1"],
    },
    { name: "asked for", model: llama70b, most: 8, wish: { gpus: 3 }, want: ["3/1"] },
    { name: "two machines", model: llama70b, most: 8, wish: { gpus: 16 }, want: ["16/2"] },
    {
      name: "two machines in four stages",
      model: llama70b,
      most: 8,
      wish: { gpus: 16, pipelineParallel: 4 },
      want: ["16/4"],
    },
    { name: "a machine and a half", model: llama70b, most: 8, wish: { gpus: 12 }, want: [] },
    {
      name: "machines of one are not joined",
      model: llama70b,
      most: 1,
      wish: { gpus: 2 },
      want: [],
    },
  ])("$name: $want", ({ model, most, wish, want }) => {
    expect(sizesUpTo(model, most, wish).map(({ gpus, stages }) => `${gpus}/${stages}`)).toEqual(
      want,
    );
  });
});
