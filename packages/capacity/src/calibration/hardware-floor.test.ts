import { expect, it } from "vitest";
import { a100, llama8b } from "../known-hardware.fixture.ts";
import { predictServing } from "../serving/predict-serving.ts";
import { plainCalibration } from "./calibration.fixture.ts";
import { fastestPromptS, fastestStepS } from "./hardware-floor.ts";
import { replicaWork } from "./replica-work.ts";

const replica = {
  model: llama8b,
  precision: "bf16",
  gpu: a100,
  gpus: 1,
  kvBytesPerNumber: 2,
  engine: "vllm",
} as const;
const work = replicaWork(replica);

it("reads 16.06 GB and the cache at 2,039 GB/s, or computes at 312 TFLOPS", () => {
  expect(fastestStepS(work, 1, 1000)).toBeCloseTo((16.06e9 + 131_072 * 1000) / 2.039e12, 6);
  expect(fastestStepS(work, 4096, 1)).toBeCloseTo((4096 * 16.06e9) / 312e12, 6);
  expect(fastestPromptS(work, 1000)).toBeCloseTo((1000 * 16.06e9) / 312e12, 9);
});

it("holds whatever the calibration says", () => {
  const thousandfold = { ...plainCalibration, parts: { "a100-80": { vllm: 0.001, any: 0.001 } } };
  const request = { promptTokens: 1000, newPromptTokens: 1000, outputTokens: 100 };
  const found = predictServing(thousandfold, replica, request, 1);
  const step = fastestStepS(work, 1, 1050);
  const prompt = fastestPromptS(work, 1000);
  expect(found?.tpotS.likely).toBeCloseTo(step, 9);
  expect(found?.ttftS.likely).toBeCloseTo(prompt + step, 9);
  expect(found?.requestsPerS.likely).toBeCloseTo(1 / (100 * step + prompt), 6);
});
