import { numbers } from "../arithmetic.ts";
import { freeBytes } from "../memory/free-memory.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import { weightBytes } from "../memory/weights.ts";
import { meanContext, type RequestShape } from "../serving/load.ts";
import type { Replica } from "../speed/replica.ts";

/** What the memory of a replica holds, over all its GPUs. */
export interface ReplicaMemory {
  /** Memory as sold, bytes. */
  readonly allBytes: number;
  /** What the engine leaves alone, and what it takes for activations and the like. */
  readonly reservedBytes: number;
  readonly weightBytes: number;
  /** Left for the cache: negative where the weights do not fit. */
  readonly cacheBytes: number;
  /** Cache of one sequence at its mean length: the prompt and half of the answer. */
  readonly bytesPerSequence: number;
  /** Whole sequences that fit at once; 0 where not one does. */
  readonly sequences: number;
}

/** Where the memory of a replica goes; the parts add up to all of it. */
export function replicaMemory(replica: Replica, request: RequestShape<number>): ReplicaMemory {
  const { model, precision, gpu, gpus, kvBytesPerNumber } = replica;
  const allBytes = gpus * gpu.memoryGb * 1e9;
  const weights = weightBytes(model, precision);
  const cacheBytes = freeBytes(model, precision, gpu, gpus);
  const context = meanContext(numbers, request);
  const bytesPerSequence = sequenceBytes(numbers, model, gpus, kvBytesPerNumber, context);
  return {
    allBytes,
    reservedBytes: allBytes - weights - cacheBytes,
    weightBytes: weights,
    cacheBytes,
    bytesPerSequence,
    sequences: Math.max(0, Math.floor(cacheBytes / bytesPerSequence)),
  };
}
