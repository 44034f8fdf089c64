import { expect, it } from "vitest";
import { narrowerNote, precisionsFor, unpackedNote } from "./replica-choices.ts";

const h100 = { tflops: { bf16: 989, fp8: 1979, int8: 1979 } };
const a100 = { tflops: { bf16: 312, int8: 624 } };
const bf16 = { precision: "bf16" } as const;

it.each([
  { name: "as published", plan: {}, gpu: h100, want: ["bf16"] },
  { name: "as named", plan: { precision: "int4" }, gpu: h100, want: ["int4"] },
  {
    name: "8 bits allowed",
    plan: { precision_at_least: "8-bit" },
    gpu: h100,
    want: ["bf16", "fp8", "int8"],
  },
  {
    name: "8 bits allowed, on a part without fp8",
    plan: { precision_at_least: "8-bit" },
    gpu: a100,
    want: ["bf16", "int8"],
  },
  {
    name: "4 bits allowed, on a part without fp4",
    plan: { precision_at_least: "4-bit" },
    gpu: h100,
    want: ["bf16", "fp8", "int8", "int4"],
  },
  {
    name: "what is named stands",
    plan: { precision: "bf16", precision_at_least: "4-bit" },
    gpu: h100,
    want: ["bf16"],
  },
] as const)("$name: $want", ({ plan, gpu, want }) => {
  expect(precisionsFor(plan, bf16, gpu)).toEqual(want);
});

it("fewer bits than published are told where they were chosen, not where the plan names them", () => {
  const replica = { model: { ...bf16, name: "Tiny" }, precision: "fp8" } as never;
  expect(narrowerNote({}, "self-hosted", replica)?.text).toContain("published in bf16");
  expect(narrowerNote({ precision: "fp8" }, "self-hosted", replica)).toBeUndefined();
});

it.each([
  { precision: "fp8", gpu: h100, want: undefined },
  { precision: "fp8", gpu: a100, want: "A100 does not compute in fp8" },
  { precision: "fp4", gpu: h100, want: "A100 does not compute in fp4" },
  { precision: "int4", gpu: a100, want: undefined },
] as const)("$precision: $want", ({ precision, gpu, want }) => {
  const replica = { gpu: { ...gpu, name: "A100" }, precision } as never;
  expect(unpackedNote("self-hosted", replica)?.text.slice(0, want?.length)).toBe(want);
});
