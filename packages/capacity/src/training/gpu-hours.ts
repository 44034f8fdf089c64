import type { Arithmetic } from "../arithmetic.ts";
import { type Accelerator, peakOperations } from "../facts/accelerator.ts";
import type { Architecture } from "../facts/architecture.ts";
import type { TrainingMethod } from "./method.ts";
import { trainingOperationsPerToken } from "./operations.ts";

/** What is trained, on what. */
export interface TrainingRun<T> {
  readonly model: Pick<Architecture, "name" | "activeParameters">;
  /** Tokens that the model sees: tokens of the examples × epochs. */
  readonly tokens: T;
  readonly method: TrainingMethod;
  readonly gpu: Pick<Accelerator, "name" | "tflops">;
  /**
   * Share of the dense bf16 peak that training reaches, all GPUs and pauses together, measured against
   * {@link trainingOperationsPerToken} (model FLOPs utilisation).
   */
  readonly efficiency: T;
}

/**
 * Hours of one GPU that one training run takes; n GPUs take a nth of the time each.
 *
 * hours = tokens × operations per token / (peak × efficiency) / 3600
 *
 * @returns hours of one GPU
 * @example
 * // 50M tokens × 32.48e9 operations at 0.4 × 312e12 a second
 * const run = {
 *   model: { name: "8B", activeParameters: 8e9 },
 *   tokens: 50e6,
 *   method: "lora",
 *   gpu: { name: "A100", tflops: { bf16: 312 } },
 *   efficiency: 0.4,
 * };
 * Math.round(trainingGpuHours(numbers, run) * 100) / 100 // => 3.61
 */
export function trainingGpuHours<T>(m: Arithmetic<T>, run: TrainingRun<T>): T {
  const { model, tokens, method, gpu, efficiency } = run;
  const peak = m.fact(
    "gpu",
    "training-peak",
    "operation / s",
    `Dense operations of ${gpu.name} in bf16.`,
    peakOperations(gpu, "bf16"),
  );
  return m.divide(
    m.multiply(tokens, trainingOperationsPerToken(m, model, method)),
    m.multiply(peak, efficiency, m.constant(3600, "s / hour")),
  );
}
