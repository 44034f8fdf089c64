import { log } from "@outlay/numerics";
import { numbers } from "../arithmetic.ts";
import { peakOperations } from "../facts/accelerator.ts";
import { attentionLayers } from "../facts/architecture.ts";

import { heldWeights } from "../memory/held-weights.ts";
import { sequenceBytes } from "../memory/kv-cache.ts";
import { replicaGroups } from "../memory/replica-groups.ts";
import { gpuRoom } from "../memory/replica-room.ts";
import type { Replica } from "../speed/replica.ts";

/** What a replica has to move and to compute, as plain numbers over all its GPUs. */
export interface ReplicaWork {
  readonly replica: Replica;
  /** Bytes of weights that every step reads. */
  readonly sharedBytes: number;
  /** Bytes of the routed experts. */
  readonly routedBytes: number;
  /** Chance that one token does not visit an expert: 1 − k/E; 0 for a dense model. */
  readonly missed: number;
  /** Operations for one token, attention aside. */
  readonly tokenOperations: number;
  /** Half the operations for one token that looks at one other. */
  readonly pairOperations: number;
  readonly layers: number;
  readonly expertLayers: number;
  readonly latentLayers: number;
  readonly linearLayers: number;
  /** Bytes a second between memory and cores. */
  readonly bandwidth: number;
  /** Dense operations a second. */
  readonly peak: number;
  /** All-reduces of a step, times the doublings of the GPUs that take part. */
  readonly exchanges: number;
  /** Bytes ÷ link bandwidth of exchanging what one token produces, seconds at the full link. */
  readonly exchangePerTokenS: number;
  /** Bytes of cache of one sequence of so many tokens, copies on several GPUs included. */
  cacheBytes(tokens: number): number;
  /** Bytes that the cache may take. */
  readonly cacheRoom: number;
}

/** {@link ReplicaWork} of a replica. */
export function replicaWork(replica: Replica): ReplicaWork {
  const { model, precision, gpu, gpus } = replica;
  const { stages, groups, tensor } = replicaGroups(replica);
  const exchanging = gpus / stages;
  const held = heldWeights(model, precision);
  const { attention, layers } = model;
  // Each GPU of a group that shares its attention holds the latent vectors of all its sequences.
  const copies = attention.kind === "latent" ? tensor : 1;
  const width =
    model.heads === undefined
      ? model.hidden
      : model.heads * (attention.kind === "latent" ? latentHeadWidth : attention.headDim);
  return {
    replica,
    sharedBytes:
      held.bodyBytes * groups + (held.headBytes === 0 ? held.embeddingBytes : held.headBytes),
    routedBytes: held.routedBytes,
    missed: model.experts === undefined ? 0 : 1 - model.experts.perToken / model.experts.total,
    tokenOperations: 2 * model.activeParameters,
    pairOperations: 2 * attentionLayers(model) * width,
    layers,
    expertLayers: model.experts === undefined ? 0 : layers,
    latentLayers: attention.kind === "latent" ? layers : 0,
    linearLayers: attention.linear?.layers ?? 0,
    bandwidth: gpus * gpu.bandwidthGbPerS * 1e9,
    peak: gpus * peakOperations(gpu, precision),
    exchanges: (2 * layers * log(exchanging)) / log(2),
    exchangePerTokenS:
      (2 * layers * model.hidden * 2 * ((2 * (exchanging - 1)) / exchanging)) /
      (gpu.interconnectGbPerS * 1e9) /
      groups,
    cacheBytes: cacheOf(replica, tensor, copies),
    cacheRoom: gpus * gpuRoom(replica).cacheBytes,
  };
}

/**
 * Bytes of cache by tokens, with `sequenceBytes` asked three times rather than at every call: it is a
 * straight line up to the window of sliding layers, and another one after it.
 */
function cacheOf(
  { model, kvBytesPerNumber }: Replica,
  tensor: number,
  copies: number,
): (tokens: number) => number {
  const { attention } = model;
  const window = (attention.kind === "heads" ? attention.sliding?.window : undefined) ?? 1e6;
  const at = (tokens: number) =>
    copies * sequenceBytes(numbers, model, tensor, kvBytesPerNumber, tokens);
  const [none, full, twice] = [at(0), at(window), at(2 * window)];
  const short = (full - none) / window;
  const long = (twice - full) / window;
  return (tokens) => none + short * Math.min(tokens, window) + long * Math.max(0, tokens - window);
}

/** Numbers per head of query and key (192) and of value (128) in latent attention, their middle. */
const latentHeadWidth = 160;
