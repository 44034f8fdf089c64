import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";
import { weightBytes } from "./weights.ts";

/** Share of a GPU's memory that a serving engine takes for itself (vLLM's default). */
export const usableMemoryShare = 0.9;

/** Bytes per GPU for activations, graphs and the communication library. Assumption. */
export const reservedBytesPerGpu = 2e9;

/**
 * Bytes left for the key-value cache of a replica once weights and reserve are in.
 *
 * @returns bytes over all GPUs; negative when the weights do not fit
 * @example
 * const a100 = { memoryGb: 80 };
 * const free = freeBytes({ parameters: 8.03e9 }, "bf16", a100, 1);
 * Math.round(free / 1e9) // => 54
 */
export const freeBytes = (
  model: Pick<Architecture, "parameters">,
  precision: Precision,
  gpu: Pick<Accelerator, "memoryGb">,
  gpus: number,
): number =>
  gpus * (gpu.memoryGb * 1e9 * usableMemoryShare - reservedBytesPerGpu) -
  weightBytes(model, precision);
