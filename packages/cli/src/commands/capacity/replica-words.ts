import { type Layout, layoutWords, type Replica } from "@outlay/capacity";

/** `2 × NVIDIA H100 80 GB (tp 2), vllm`. */
export function replicaWords({ gpu, gpus, engine }: Replica, layout: Layout): string {
  const split = gpus === 1 ? "" : ` (${layoutWords(layout)})`;
  return `${gpus} × ${gpu.name}${split}${engine === undefined ? "" : `, ${engine}`}`;
}

/** `2 × h100 fp8`, and the layout where it is not plain. */
export function shortReplica({ gpu, gpus, precision, engine }: Replica, layout: Layout): string {
  const plain = layout.tensorParallel === gpus && layout.expertParallel === undefined;
  return [
    `${gpus} × ${gpu.id} ${precision}`,
    ...(plain ? [] : [layoutWords(layout)]),
    ...(engine === undefined ? [] : [engine]),
  ].join(", ");
}
