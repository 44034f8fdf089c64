import {
  type Measurement,
  numbers,
  peakOperations,
  type RowPrediction,
  sequenceBytes,
  weightBytesRead,
} from "@outlay/capacity";

/** Shares of the datasheet that software is taken to reach. */
export interface Reached {
  readonly bandwidth: number;
  readonly operations: number;
}

/**
 * A plain roofline, as on the back of an envelope: a step reads the weights and the cache once, or computes
 * all its operations, whichever takes longer; a prompt computes its operations. No overhead, no
 * communication, no queue, and all requests fit.
 */
export function roofline(one: Measurement, reached: Reached): RowPrediction | undefined {
  if (one.load.kind === "offline") return undefined;
  const { model, precision, gpu, layout, promptTokens, outputTokens } = one;
  const { gpus } = layout;
  const batch = one.load.concurrency / layout.replicas;
  const bandwidth = gpu.bandwidthGbPerS * 1e9 * gpus * reached.bandwidth;
  const operations = peakOperations(gpu, precision) * gpus * reached.operations;
  const context = promptTokens + outputTokens / 2;
  const bytes =
    weightBytesRead(numbers, model, precision, batch) +
    batch * sequenceBytes(numbers, model, gpus, one.kvBytesPerNumber, context);
  const perToken = 2 * model.activeParameters;
  const tpot = Math.max(bytes / bandwidth, (perToken * batch) / operations);
  const ttft = (perToken * promptTokens) / operations + tpot;
  const throughput = (batch * outputTokens) / (ttft + (outputTokens - 1) * tpot) / gpus;
  const exactly = (value: number) => ({ low: value, likely: value, high: value });
  return {
    throughput: exactly(throughput),
    ttft: exactly(ttft),
    tpot: exactly(tpot),
    basis: "roofline",
  };
}
