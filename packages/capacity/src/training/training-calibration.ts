import type { Provenance } from "../facts/provenance.ts";
import type { TrainingSoftware } from "./training-setup.ts";

/** Measured ÷ predicted GPU hours, between which nine of ten runs lie. */
export interface HoursError {
  readonly low: number;
  readonly high: number;
}

/** What a prediction of GPU hours rests on, the nearest first. */
export const trainingBases = [
  "software and part measured",
  "software measured",
  "part measured",
  "uncalibrated",
] as const;

/** One of {@link trainingBases}. */
export type TrainingBasis = (typeof trainingBases)[number];

/** A factor on speed, and the runs it was fitted to. */
export interface MeasuredFactor {
  /** Speed ÷ that of the formula. */
  readonly factor: number;
  readonly runs: number;
}

/** The same of a part. */
export interface MeasuredPart extends MeasuredFactor {
  /** Operations in bf16 for each byte of its bandwidth: what kin are told apart by. */
  readonly operationsPerByte: number;
}

/**
 * What measurements say of the training formulas: the part `training` of `catalog/capacity-training.yaml`,
 * read by `readTrainingCalibration`. Which constant enters where is in `token-seconds.ts`.
 */
export interface TrainingCalibration extends Provenance {
  /** Share of the peak that matrices of endless width reach. */
  readonly matrixShare: number;
  /** The same for attention, as a part of `matrixShare`. */
  readonly attentionShare: number;
  /** A model of width w reaches w / (w + this) of `matrixShare`. */
  readonly widthLoss: number;
  /** Bytes that pass through memory for each token, layer and unit of width in one pass, beside matrices. */
  readonly bytesPerUnit: number;
  /** What computing a layer again costs, in forward passes. */
  readonly recomputePasses: number;
  /** Matrices in 8 or 4 bits are as much quicker. */
  readonly lowPrecisionGain: number;
  /** Part of an exchange between GPUs that is not hidden behind computing. */
  readonly exposedExchange: number;
  /** Bytes moved to unpack one parameter of 4 bits, in each pass. */
  readonly unpackBytes: number;
  /** Seconds that a layer takes at least in one step of plain software, forward and back. */
  readonly layerSeconds: number;
  /** The same when all weights are trained or weights are sharded, as a multiple. */
  readonly layerSecondsSharded: number;
  /** What each doubling of machines adds, as a share. */
  readonly perMachineDoubling: number;
  /** What each halving of a sequence between GPUs adds, as a share. */
  readonly perSplitDoubling: number;
  /** Models of experts reach as much of what dense ones do. */
  readonly expertShare: number;
  readonly software: Readonly<Record<TrainingSoftware, MeasuredFactor>>;
  /** By id of the accelerator; one that is not here was never measured. */
  readonly parts: Readonly<Record<string, MeasuredPart>>;
  /** Parts that were never measured, nor their kin. */
  readonly otherParts: {
    readonly factor: number;
    readonly earlySoftware: number;
  };
  /** Methods, software and parts that were measured together, ten runs at least: `full tuned h100`. */
  readonly measured: readonly string[];
  /** Where software and part were measured. */
  readonly softwareError: Readonly<Record<TrainingSoftware, HoursError>>;
  /** Where they were not. */
  readonly error: Readonly<
    Record<Exclude<TrainingBasis, "software and part measured">, HoursError>
  >;
}

/**
 * The interval of a basis.
 *
 * @param software of the run; absent: not stated
 */
export function hoursErrorOf(
  { error, softwareError }: Pick<TrainingCalibration, "error" | "softwareError">,
  basis: TrainingBasis,
  software: TrainingSoftware | undefined,
): HoursError {
  if (basis !== "software and part measured") return error[basis];
  if (software === undefined) throw new Error("software that is not stated counts as measured");
  return softwareError[software];
}
