import type { CorrectionGroup } from "./correction-point.ts";
import type { FittedConstants } from "./serving-constants.ts";

/** Measured ÷ computed between which nine of ten measurements lie, and its middle. */
export interface ErrorFactors {
  readonly low: number;
  /** What is computed times this is the likely value: 1 but where measurements lie to one side. */
  readonly likely: number;
  readonly high: number;
}

/** How near the measurements are that a prediction rests on, the nearest first. */
export const bases = [
  "near measurements",
  "engine and part measured",
  "part measured",
  "uncalibrated",
] as const;

/** One of {@link bases}. */
export type Basis = (typeof bases)[number];

/** 90 % intervals of the three things that are predicted. */
export interface ServingError {
  /** Output tokens a second. */
  readonly throughput: ErrorFactors;
  /** Time to the first token. */
  readonly ttft: ErrorFactors;
  /** Time between two tokens. */
  readonly tpot: ErrorFactors;
}

/**
 * For what an error is stated: each basis, and beside it parts of NVIDIA that were not measured, whose kin
 * were.
 */
export const errorKinds = [
  "near measurements",
  "engine and part measured",
  "part measured",
  "uncalibrated",
  "kin measured",
] as const;

/** One of {@link errorKinds}. */
export type ErrorKind = (typeof errorKinds)[number];

/** Factors by engine; `any` for engines without one. */
export type FactorsByEngine = Readonly<Record<string, number>> & { readonly any?: number };

/** What measurements say of the serving formulas: `catalog/capacity.yaml`, read by `readCalibration`. */
export interface Calibration {
  readonly constants: FittedConstants;
  /** Time of engines of 2024 and before ÷ that of today's, by engine; `any` for others. */
  readonly eras: FactorsByEngine;
  /** Measured ÷ computed time by part, then by engine; `any` for engines not measured there. */
  readonly parts: Readonly<Record<string, FactorsByEngine>>;
  readonly corrections: readonly CorrectionGroup[];
  /** Engines measured on each part, by its id. */
  readonly engines: Readonly<Record<string, readonly string[]>>;
  /** Errors by kind, for a closed loop and for batches. */
  readonly errors: Readonly<
    Record<ErrorKind, Readonly<Record<"closed-loop" | "batch", ServingError>>>
  >;
  /** Curves that were learnt from, by `curveId`. */
  readonly learntFrom: readonly string[];
}

/** Engines that were measured on a part, in the order of the alphabet; none for a part that was not. */
export const enginesFor = (
  { engines }: Pick<Calibration, "engines">,
  gpu: { readonly id: string },
): readonly string[] => engines[gpu.id] ?? [];
