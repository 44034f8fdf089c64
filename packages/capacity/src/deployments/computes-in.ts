import type { Accelerator } from "../facts/accelerator.ts";
import type { Precision } from "../facts/precision.ts";

/**
 * Whether a part computes in a format: every one does in 16 bits, and 4-bit integers are unpacked to them
 * everywhere; the others have to be in its datasheet.
 *
 * @example
 * computesIn({ tflops: { bf16: 312, int8: 624 } }, "fp8") // => false
 * computesIn({ tflops: { bf16: 312, int8: 624 } }, "int4") // => true
 */
export const computesIn = (gpu: Pick<Accelerator, "tflops">, precision: Precision): boolean =>
  precision === "bf16" ||
  precision === "fp16" ||
  precision === "int4" ||
  gpu.tflops[precision] !== undefined;
