import type { Accelerator } from "./facts/accelerator.ts";
import type { Architecture } from "./facts/architecture.ts";

const read = { sources: ["config.json"], checked: "2026-11-23", status: "vendor page" } as const;

/** Published config of Llama 3.1 8B, for tests. */
export const llama8b: Architecture = {
  id: "llama-3.1-8b-instruct",
  name: "Llama 3.1 8B Instruct",
  parameters: 8.03e9,
  activeParameters: 8.03e9,
  layers: 32,
  hidden: 4096,
  attention: { kind: "heads", kvHeads: 8, headDim: 128 },
  context: 131_072,
  precision: "bf16",
  ...read,
};

/** Published config of Llama 3.3 70B, for tests. */
export const llama70b: Architecture = {
  ...llama8b,
  id: "llama-3.3-70b-instruct",
  name: "Llama 3.3 70B Instruct",
  parameters: 70.6e9,
  activeParameters: 70.6e9,
  layers: 80,
  hidden: 8192,
};

/** Datasheet of the NVIDIA A100 80 GB SXM, for tests. */
export const a100: Accelerator = {
  id: "a100-80",
  name: "NVIDIA A100 80 GB",
  memoryGb: 80,
  bandwidthGbPerS: 2039,
  tflops: { bf16: 312 },
  powerW: 400,
  interconnectGbPerS: 300,
  earlySoftware: false,
  ...read,
};

/** Datasheet of the NVIDIA L40S, for tests. */
export const l40s: Accelerator = {
  id: "l40s",
  name: "NVIDIA L40S",
  memoryGb: 48,
  bandwidthGbPerS: 864,
  tflops: { bf16: 362, fp8: 733 },
  powerW: 350,
  interconnectGbPerS: 32,
  earlySoftware: false,
  ...read,
};
