import type { Replica } from "../speed/replica.ts";

/** How the GPUs of a replica stand together. */
export interface ReplicaGroups {
  /** Stages that each hold some of the layers. */
  readonly stages: number;
  /** Groups of GPUs of one stage that each do the attention of their own requests. */
  readonly groups: number;
  /** GPUs that share each layer of the attention. */
  readonly tensor: number;
}

/**
 * Stages, attention groups and what is left for tensor parallelism: stages × groups × tensor = GPUs.
 *
 * @example
 * replicaGroups({ gpus: 8, dataParallelAttention: 4 }) // => { stages: 1, groups: 4, tensor: 2 }
 */
export function replicaGroups({
  gpus,
  pipelineParallel: stages = 1,
  dataParallelAttention: groups = 1,
}: Pick<Replica, "gpus" | "pipelineParallel" | "dataParallelAttention">): ReplicaGroups {
  return { stages, groups, tensor: Math.max(1, gpus / stages / groups) };
}
