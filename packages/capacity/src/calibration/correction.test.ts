import { expect, it } from "vitest";
import { a100, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { correctionCurve } from "./correction.ts";
import { configurationOf, log2 } from "./likeness.ts";

const replica = {
  model: llama8b,
  precision: "bf16",
  gpu: a100,
  gpus: 1,
  kvBytesPerNumber: 2,
  engine: "vllm",
} as const;
const configuration = configurationOf(replica, "closed-loop");
const groups = [
  { configuration, points: [{ place: [10, 9, 4] as const, step: 0.2, first: -0.4 }] },
];
const at = (changed: object, lengths: [number, number], concurrency: number) =>
  correctionCurve(
    groups,
    configurationOf({ ...replica, ...changed }, "closed-loop"),
    lengths,
  )(log2(concurrency));

it.each([
  { name: "at the point", changed: {}, lengths: [10, 9], concurrency: 16, likeness: 1 },
  {
    name: "another engine",
    changed: { engine: "trtllm" },
    lengths: [10, 9],
    concurrency: 16,
    likeness: 0.3,
  },
  {
    name: "another dense model",
    changed: { model: llama70b },
    lengths: [10, 9],
    concurrency: 16,
    likeness: 0.25,
  },
  {
    name: "fp16 is bf16",
    changed: { precision: "fp16" },
    lengths: [10, 9],
    concurrency: 16,
    likeness: 1,
  },
  {
    name: "prompts 8 times as long",
    changed: {},
    lengths: [13, 9],
    concurrency: 16,
    likeness: 0.6065,
  },
  { name: "far away", changed: {}, lengths: [20, 20], concurrency: 4096, likeness: 0 },
])(
  "$name: likeness $likeness, and the correction with it",
  ({ changed, lengths, concurrency, likeness }) => {
    const found = at(changed, lengths as [number, number], concurrency);
    expect(found.likeness).toBeCloseTo(likeness, 3);
    expect(found.step).toBeCloseTo(0.2 * likeness, 3);
    expect(found.first).toBeCloseTo(-0.4 * likeness, 3);
  },
);
