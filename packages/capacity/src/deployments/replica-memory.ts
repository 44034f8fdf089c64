import { replicaWork } from "../calibration/replica-work.ts";
import { weightBytes } from "../memory/weights.ts";
import type { RequestShape } from "../serving/load.ts";
import type { Replica } from "../speed/replica.ts";

/** What the memory of a replica holds, over all its GPUs. */
export interface ReplicaMemory {
  /** Memory that the parts have, bytes. */
  readonly allBytes: number;
  /** Weights, those that several GPUs hold counted each time. */
  readonly weightBytes: number;
  /** Left for the cache: negative where the weights do not fit. */
  readonly cacheBytes: number;
  /** What engines leave alone, and take for activations and the like: the rest. */
  readonly reservedBytes: number;
  /** Cache of one sequence at its mean length, the prompt and half of the answer, copies included. */
  readonly bytesPerSequence: number;
  /** Whole sequences that fit at once; 0 where not one does. */
  readonly sequences: number;
}

/** Bytes in a MiB. */
const mib = 1_048_576;

/**
 * Where the memory of a replica goes; the parts add up to all of it. Weights and cache are those that the
 * speed is predicted with.
 */
export function replicaMemory(replica: Replica, request: RequestShape<number>): ReplicaMemory {
  const { model, precision, gpu, gpus } = replica;
  const work = replicaWork(replica);
  const allBytes = gpus * Math.max(gpu.memoryGb * 1e9, (gpu.reportedMib ?? 0) * mib);
  const weights = Math.max(weightBytes(model, precision), work.sharedBytes + work.routedBytes);
  const cacheBytes = Math.min(work.cacheRoom, allBytes - weights);
  const bytesPerSequence = work.cacheBytes(request.promptTokens + request.outputTokens / 2);
  return {
    allBytes,
    weightBytes: weights,
    cacheBytes,
    reservedBytes: allBytes - weights - cacheBytes,
    bytesPerSequence,
    sequences: Math.max(0, Math.floor(cacheBytes / bytesPerSequence)),
  };
}
