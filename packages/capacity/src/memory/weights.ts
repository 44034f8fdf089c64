import type { Arithmetic } from "../arithmetic.ts";
import { type Architecture, expertParameters } from "../facts/architecture.ts";
import { bytesPerParameter, type Precision } from "../facts/precision.ts";

/**
 * Bytes that the weights take in memory, over all GPUs of a replica.
 *
 * @returns bytes
 * @example
 * weightBytes({ parameters: 8.03e9 }, "bf16") // => 16.06e9
 */
export const weightBytes = (
  model: Pick<Architecture, "parameters">,
  precision: Precision,
): number => model.parameters * bytesPerParameter(precision);

/**
 * Bytes of weights that one decode step reads for `batch` sequences.
 *
 * A dense model reads all. A mixture of experts reads what is shared, and of the routed experts
 * those that at least one sequence visits: with k of E experts a token and even routing, an expert
 * is missed by the whole batch with probability (1 − k/E)^batch.
 *
 * @returns bytes per step
 * @example
 * const mixtral = { name: "Mixtral", parameters: 46.7e9, activeParameters: 12.9e9, experts: { total: 8, perToken: 2 } };
 * Math.round(weightBytesRead(numbers, mixtral, "fp8", 1) / 1e8) / 10 // => 12.9
 * Math.round(weightBytesRead(numbers, mixtral, "fp8", 64) / 1e8) / 10 // => 46.7
 */
export function weightBytesRead<T>(
  m: Arithmetic<T>,
  model: Pick<Architecture, "name" | "parameters" | "activeParameters" | "experts">,
  precision: Precision,
  batch: T,
): T {
  const all = m.fact(
    "model",
    "weight-bytes",
    "byte",
    `Weights of ${model.name} in ${precision}.`,
    weightBytes(model, precision),
  );
  if (model.experts === undefined) return all;
  const routed = m.fact(
    "model",
    "expert-bytes",
    "byte",
    `Weights of the routed experts of ${model.name} in ${precision}.`,
    expertParameters(model) * bytesPerParameter(precision),
  );
  const missed = m.raise(m.constant(1 - model.experts.perToken / model.experts.total, "1"), batch);
  return m.subtract(all, m.multiply(routed, missed));
}
