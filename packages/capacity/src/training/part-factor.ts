import type { Accelerator } from "../facts/accelerator.ts";
import type { TrainingCalibration } from "./training-calibration.ts";

/**
 * Speed of a part ÷ that of the formula: its own where runs on it were measured, else that of the same chip
 * under another name (an H800 is taken as an H100), else the mean of its kin, else 1, or less where software
 * is early.
 *
 * @example
 * const parts = { h100: { factor: 0.8, runs: 50, operationsPerByte: 295 } };
 * const calibration = { parts, otherParts: { factor: 1, earlySoftware: 0.7 } };
 * const h800 = { id: "h800", tflops: { bf16: 989 }, bandwidthGbPerS: 3350, earlySoftware: false };
 * partFactor(calibration, h800) // => 0.8
 * partFactor(calibration, { ...h800, id: "l4" }) // => 1
 */
export function partFactor(
  { parts, otherParts }: Pick<TrainingCalibration, "parts" | "otherParts">,
  gpu: Pick<Accelerator, "id" | "tflops" | "bandwidthGbPerS" | "earlySoftware">,
): number {
  const own = parts[gpu.id];
  if (own !== undefined) return own.factor;
  const kin = Object.entries(parts)
    .filter(([id, { runs }]) => runs >= fewestRuns && kinOf(id) === kinOf(gpu.id))
    .map(([, one]) => one);
  const balance = operationsPerByte(gpu);
  const twin = kin.find(
    ({ operationsPerByte: other }) => Math.max(balance / other, other / balance) <= sameBalance,
  );
  if (twin !== undefined) return twin.factor;
  if (kin.length > 0) return kin.reduce((sum, { factor }) => sum + factor, 0) / kin.length;
  return gpu.earlySoftware ? otherParts.earlySoftware : otherParts.factor;
}

/** Parts of a kin whose operations for each byte differ by less are the same chip. */
const sameBalance = 1.03;

/** Runs that a part needs for its kin to be taken as it is. */
const fewestRuns = 10;

/** Operations in bf16 for each byte that memory moves. */
export const operationsPerByte = ({
  tflops,
  bandwidthGbPerS,
}: Pick<Accelerator, "tflops" | "bandwidthGbPerS">): number =>
  (tflops.bf16 * 1e12) / (bandwidthGbPerS * 1e9);

/** Letters that an id begins with, which tell the generation: `h` of h100, h800 and gh200; `mi`. */
const kinOf = (id: string): string => /^g?([a-z]+?)(?=[-\d]|$)/.exec(id)?.[1] ?? id;
