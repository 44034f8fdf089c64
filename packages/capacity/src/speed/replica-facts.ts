import type { Arithmetic } from "../arithmetic.ts";
import { peakOperations } from "../facts/accelerator.ts";
import { attentionLayers } from "../facts/architecture.ts";
import { gpuRoom } from "../memory/replica-room.ts";
import { weightBytes } from "../memory/weights.ts";
import type { Replica } from "./replica.ts";

/** Bytes a second between memory and cores, over all GPUs of the replica. */
export const bandwidth = <T>(m: Arithmetic<T>, { gpu, gpus }: Replica): T =>
  m.fact(
    "gpu",
    "bandwidth",
    "byte / s",
    `Memory bandwidth of ${gpus} × ${gpu.name}.`,
    gpus * gpu.bandwidthGbPerS * 1e9,
  );

/** Dense operations a second in the format of the weights, over all GPUs of the replica. */
export const peak = <T>(m: Arithmetic<T>, { gpu, gpus, precision }: Replica): T =>
  m.fact(
    "gpu",
    "peak-operations",
    "operation / s",
    `Dense operations of ${gpus} × ${gpu.name} for weights in ${precision}.`,
    gpus * peakOperations(gpu, precision),
  );

/** Operations for one token, without attention: two for each parameter it touches. */
export const operationsPerToken = <T>(m: Arithmetic<T>, { model }: Replica): T =>
  m.fact(
    "model",
    "operations-per-token",
    "operation / token",
    `Operations for one token of ${model.name}: 2 × active parameters.`,
    2 * model.activeParameters,
  );

/** Half the operations of attention for one token that looks at one other: see `prefill.ts`. */
export const attentionOperations = <T>(m: Arithmetic<T>, { model }: Replica): T =>
  m.fact(
    "model",
    "attention-operations",
    "operation / token2",
    `Attention of ${model.name} while reading: 2 × layers that look back × hidden, for each new token, and twice for each cached one.`,
    2 * attentionLayers(model) * model.hidden,
  );

/** Bytes of all weights. */
export const weights = <T>(m: Arithmetic<T>, { model, precision }: Replica): T =>
  m.fact(
    "model",
    "weight-bytes",
    "byte",
    `Weights of ${model.name} in ${precision}.`,
    weightBytes(model, precision),
  );

/** Bytes left for the key-value cache. */
export const freeMemory = <T>(m: Arithmetic<T>, replica: Replica): T =>
  m.fact(
    "both",
    "free-memory",
    "byte",
    `Memory of ${replica.gpus} × ${replica.gpu.name} that is left for the cache beside the weights of ${replica.model.name}, and beside what ${replica.engine ?? "an engine"} keeps free and needs to run.`,
    replica.gpus * gpuRoom(replica).cacheBytes,
  );
