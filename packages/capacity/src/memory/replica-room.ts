import type { Replica } from "../speed/replica.ts";
import { deviceBytes } from "./device-memory.ts";
import { driverBytes, engineReserve, type Iteration, usualIteration } from "./engine-reserve.ts";
import { engineShare } from "./engine-share.ts";
import { heldWeights } from "./held-weights.ts";
import { replicaGroups } from "./replica-groups.ts";

/** A replica of which only the memory is asked. */
export type Housed = Omit<Replica, "engineVersion" | "engineYear">;

/** Where the memory of one GPU of a replica goes, the fullest one; the parts add up to all of it. Bytes. */
export interface GpuRoom {
  readonly deviceBytes: number;
  readonly weightBytes: number;
  /** What the engine's way of sharing leaves alone, and what it needs to run. */
  readonly reservedBytes: number;
  /** Left for the cache: negative where weights and reserve do not fit. */
  readonly cacheBytes: number;
}

/** How the memory is shared out where somebody says otherwise than the engine's defaults. */
export interface RoomWish extends Partial<Iteration> {
  /** `gpu_memory_utilization`, `mem_fraction_static` or `free_gpu_memory_fraction`, by the engine. */
  readonly share?: number;
}

/** Bytes of weights on the fullest GPU of a replica: of stages that with the most layers or the larger table. */
export function weightBytesOnGpu(replica: Pick<Housed, "model" | "precision" | "gpus">): number {
  const { model, precision, gpus } = replica;
  const { stages, groups, tensor } = replicaGroups(replica);
  const { routedBytes, bodyBytes, embeddingBytes, headBytes } = heldWeights(model, precision);
  const layersShare = Math.ceil(model.layers / stages) / model.layers;
  const tables = stages === 1 ? embeddingBytes + headBytes : Math.max(embeddingBytes, headBytes);
  return ((routedBytes + bodyBytes * groups) * layersShare * stages) / gpus + tables / tensor;
}

/**
 * The memory of the fullest GPU of a replica.
 *
 * Routed experts are spread evenly over the GPUs of a stage, cut or whole; all else is held once in each
 * attention group, cut over its GPUs. Graphs come on top of the engine's share where there is room.
 */
export function gpuRoom(replica: Housed, wish: RoomWish = {}): GpuRoom {
  const { model, gpu, gpus, engine } = replica;
  const all = deviceBytes(gpu);
  const seen = all - driverBytes;
  const weightBytes = weightBytesOnGpu(replica);
  const iteration = { ...usualIteration(gpu), ...wish };
  const { tensor } = replicaGroups(replica);
  const reserve = engineReserve(model, engine, iteration, gpus, tensor);
  const usual = engineShare(engine);
  const share = wish.share ?? usual.share;
  const laden = weightBytes + reserve.libraryBytes;
  const rest = seen - laden - reserve.iterationBytes - reserve.graphBytes;
  const cacheBytes =
    usual.of === "rest"
      ? Math.min(rest, rest * share)
      : Math.min(rest, share * seen - laden - (usual.of === "all" ? reserve.iterationBytes : 0));
  return {
    deviceBytes: all,
    weightBytes,
    cacheBytes,
    reservedBytes: all - weightBytes - cacheBytes,
  };
}
