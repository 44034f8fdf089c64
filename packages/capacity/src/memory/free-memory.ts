import type { Accelerator } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { Precision } from "../facts/precision.ts";
import { gpuRoom } from "./replica-room.ts";

/** Share of a GPU's memory that a serving engine takes for itself (vLLM's default). */
export const usableMemoryShare = 0.9;

/** Bytes per GPU for activations, graphs and the communication library while training. Assumption. */
export const reservedBytesPerGpu = 2e9;

/**
 * Bytes left for the key-value cache of a replica once weights and what an engine needs are in, for tensor
 * parallel GPUs and an engine that is not known: 90 % of the memory that the driver reports, less the reserve
 * of each GPU, less the weights. `gpuRoom` knows of engines and other layouts.
 *
 * @returns bytes over all GPUs; negative when the weights do not fit
 */
export const freeBytes = (
  model: Architecture,
  precision: Precision,
  gpu: Accelerator,
  gpus: number,
): number => gpus * gpuRoom({ model, precision, gpu, gpus, kvBytesPerNumber: 2 }).cacheBytes;
