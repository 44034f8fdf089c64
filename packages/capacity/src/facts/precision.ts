/** Number format in which weights are held while serving. */
export type Precision = "bf16" | "fp16" | "fp8" | "int8" | "int4" | "fp4";

/** Every {@link Precision}, widest first. */
export const precisions: readonly Precision[] = ["bf16", "fp16", "fp8", "int8", "int4", "fp4"];

/**
 * Bytes that one parameter takes.
 *
 * The four-bit formats carry a scale for each small group of weights: 16 bits for 32 to 128 weights
 * in int4, 8 bits for 16 to 32 weights in fp4. We count 4.5 bits.
 *
 * @returns bytes per parameter
 * @example
 * bytesPerParameter("fp8") // => 1
 * bytesPerParameter("bf16") // => 2
 */
export const bytesPerParameter = (precision: Precision): number => bytes[precision];

const bytes: Readonly<Record<Precision, number>> = {
  bf16: 2,
  fp16: 2,
  fp8: 1,
  int8: 1,
  int4: 0.5625,
  fp4: 0.5625,
};
