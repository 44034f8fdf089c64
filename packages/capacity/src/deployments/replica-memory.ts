import { replicaWork } from "../calibration/replica-work.ts";
import { replicaGroups } from "../memory/replica-groups.ts";
import { gpuRoom } from "../memory/replica-room.ts";
import { sequenceBytesOnGpu, sequencesThatFit } from "../memory/sequence-room.ts";
import type { RequestShape } from "../serving/load.ts";
import type { Replica } from "../speed/replica.ts";

/** What the memory of a replica holds, over all its GPUs, each as full as the fullest. */
export interface ReplicaMemory {
  /** Memory that the parts have, as the driver reports it, bytes. */
  readonly allBytes: number;
  /** Weights, those that several GPUs hold counted each time. */
  readonly weightBytes: number;
  /** Left for the cache: negative where weights and reserve do not fit. */
  readonly cacheBytes: number;
  /** What the engine leaves alone, and takes for activations, graphs and libraries: the rest. */
  readonly reservedBytes: number;
  /** Cache of one sequence at its mean length, the prompt and half of the answer, copies included. */
  readonly bytesPerSequence: number;
  /** Whole sequences that fit at once; 0 where not one does. */
  readonly sequences: number;
}

/** Where the memory of a replica goes; the parts add up to all of it. */
export function replicaMemory(replica: Replica, request: RequestShape<number>): ReplicaMemory {
  const { gpus } = replica;
  const { deviceBytes, weightBytes, reservedBytes, cacheBytes } = gpuRoom(replica);
  const context = request.promptTokens + request.outputTokens / 2;
  const { groups } = replicaGroups(replica);
  // Speeds are predicted with room in tokens, memory is given out in pages: the fewer of both.
  const work = replicaWork(replica);
  const byTokens = Math.floor(work.cacheRoom / work.cacheBytes(context));
  return {
    allBytes: gpus * deviceBytes,
    weightBytes: gpus * weightBytes,
    cacheBytes: gpus * cacheBytes,
    reservedBytes: gpus * reservedBytes,
    bytesPerSequence: (sequenceBytesOnGpu(replica, context) * gpus) / groups,
    sequences: Math.max(0, Math.min(sequencesThatFit(replica, context), byTokens)),
  };
}
