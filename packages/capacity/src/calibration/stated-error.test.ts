import { expect, it } from "vitest";
import { a100, l40s, llama8b, llama70b } from "../known-hardware.fixture.ts";
import { plainCalibration } from "./calibration.fixture.ts";
import { configurationOf } from "./likeness.ts";
import { errorKindOf, statedError } from "./stated-error.ts";

const replica = {
  model: llama8b,
  precision: "bf16",
  gpu: a100,
  gpus: 1,
  kvBytesPerNumber: 2,
  engine: "vllm",
} as const;
const calibration = {
  ...plainCalibration,
  engines: { "a100-80": ["trtllm", "vllm"] },
  corrections: [
    { configuration: configurationOf(replica, "closed-loop"), points: [] },
    { configuration: configurationOf({ ...replica, engine: "trtllm" }, "batch"), points: [] },
  ],
};
const tpu = { ...l40s, id: "tpu-x", name: "Google TPU X" };

it.each([
  { changed: {}, kind: "near measurements", basis: "near measurements" },
  {
    changed: { model: llama70b },
    kind: "engine and part measured",
    basis: "engine and part measured",
  },
  {
    changed: { precision: "int4" as const },
    kind: "engine and part measured",
    basis: "engine and part measured",
  },
  {
    changed: { precision: "fp16" as const },
    kind: "near measurements",
    basis: "near measurements",
  },
  { changed: { engine: "trtllm" }, kind: "part measured", basis: "part measured" },
  { changed: { engine: "sglang" }, kind: "part measured", basis: "part measured" },
  { changed: { engine: undefined }, kind: "part measured", basis: "part measured" },
  { changed: { gpu: l40s }, kind: "kin measured", basis: "uncalibrated" },
  { changed: { gpu: tpu }, kind: "uncalibrated", basis: "uncalibrated" },
])("$kind", ({ changed, kind, basis }) => {
  const { engine, ...rest } = { ...replica, ...changed };
  const asked = { ...rest, ...(engine !== undefined && { engine }) };
  expect(errorKindOf(calibration, asked, "closed-loop")).toBe(kind);
  const stated = statedError(calibration, asked, "closed-loop");
  expect(stated.basis).toBe(basis);
  expect(stated.why.startsWith("uncalibrated")).toBe(basis === "uncalibrated");
});

it("doubles the width where the shape of the model is guessed", () => {
  const { error, why } = statedError(
    calibration,
    { ...replica, model: { ...llama8b, guessed: true } },
    "closed-loop",
  );
  expect(error.throughput.low).toBeCloseTo(0.64, 10);
  expect(error.throughput.high).toBeCloseTo(1.5625, 10);
  expect(why).toContain("guessed");
});

it("takes the wider interval where the part was measured under another load only", () => {
  const wide = { low: 0.5, likely: 1.2, high: 1.3 };
  const batch = { throughput: wide, ttft: wide, tpot: wide };
  const errors = { ...calibration.errors };
  errors["part measured"] = { ...errors["part measured"], batch };
  const { error, why } = statedError(
    { ...calibration, errors },
    { ...replica, engine: "trtllm" },
    "closed-loop",
  );
  expect(error.tpot).toEqual({ low: 0.5, likely: 1, high: 1.3 });
  expect(why).toContain("not under such a load");
});
