import { exp, log } from "@outlay/numerics";
import { trainingOperations } from "./operations.ts";
import { type TokenSeconds, tokenSeconds } from "./token-seconds.ts";
import {
  type HoursError,
  hoursErrorOf,
  type TrainingBasis,
  type TrainingCalibration,
} from "./training-calibration.ts";
import { type TrainingSetup, usualSoftware } from "./training-setup.ts";

/** A figure with its 90 % interval. */
export interface TrainingInterval {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** What a run takes, before pauses and failures: `lostShare` counts those. */
export interface TrainingPrediction {
  /** GPU hours: n GPUs take a nth of the time. */
  readonly gpuHours: TrainingInterval;
  /** Tokens learnt from, by one GPU in a second. */
  readonly tokensPerSPerGpu: TrainingInterval;
  /**
   * Share of the peak in bf16 that the run reaches by `trainingOperations` (6 or 4.06 operations a
   * parameter and token, nothing else): the `efficiency` of `trainingGpuHours`.
   */
  readonly efficiency: TrainingInterval;
  /** Where the seconds of a token go. */
  readonly perToken: TokenSeconds;
  readonly basis: TrainingBasis;
  /** Measured ÷ predicted hours of the basis. */
  readonly error: HoursError;
  /** The basis in words. */
  readonly why: string;
}

/**
 * GPU hours, speed and share of the peak of one training run, with 90 % intervals from held-out runs.
 *
 * @param tokens that the model sees: tokens of the examples as computed, with padding, × epochs
 */
export function predictTraining(
  calibration: TrainingCalibration,
  setup: TrainingSetup,
  tokens: number,
): TrainingPrediction {
  const { model, method, gpu } = setup;
  const perToken = tokenSeconds(calibration, setup);
  const { basis, why } = trainingBasis(calibration, setup);
  const stated = hoursErrorOf(calibration, basis, setup.software);
  const error =
    model.experts === undefined ? stated : withAssumedShare(stated, calibration.expertShare);
  const hours = (tokens * perToken.seconds) / 3600;
  const speed = 1 / perToken.seconds;
  const share = trainingOperations(model, method) / (perToken.seconds * gpu.tflops.bf16 * 1e12);
  const speeds = (middle: number): TrainingInterval => ({
    low: middle / error.high,
    likely: middle,
    high: middle / error.low,
  });
  return {
    gpuHours: { low: hours * error.low, likely: hours, high: hours * error.high },
    tokensPerSPerGpu: speeds(speed),
    efficiency: speeds(share),
    perToken,
    basis,
    error,
    why,
  };
}

/**
 * An interval that counts an assumed share of speed as an error of its own: what is slower than assumed by as
 * much as the share could at most be quicker (experts that reach all that dense models do), at either end of
 * nine in ten.
 */
function withAssumedShare({ low, high }: HoursError, share: number): HoursError {
  const assumed = log(share);
  const wider = (end: number): number => Math.sqrt(log(end) * log(end) + assumed * assumed);
  return { low: exp(-wider(low)), high: exp(wider(high)) };
}

/**
 * What a prediction rests on. The software of a run has to be stated to count as measured: who does not
 * know it does not know how far it is tuned either.
 */
export function trainingBasis(
  calibration: TrainingCalibration,
  { model, gpu, method, software }: TrainingSetup,
): { readonly basis: TrainingBasis; readonly why: string } {
  const part = calibration.parts[gpu.id];
  const known = software !== undefined && calibration.software[software].runs > 0;
  const runs = `${part?.runs} ${part?.runs === 1 ? "run" : "runs"} on ${gpu.name}`;
  if (model.experts !== undefined) {
    return {
      basis: "uncalibrated",
      why: "no run of a model of experts was measured; its share of the peak is assumed",
    };
  }
  if (model.guessed === true) {
    return { basis: "uncalibrated", why: `the shape of ${model.name} is guessed from its size` };
  }
  if (known && calibration.measured.includes(`${method} ${software} ${gpu.id}`)) {
    return {
      basis: "software and part measured",
      why: `${runs} measured, ${method} with ${software} software among them`,
    };
  }
  if (known) {
    const others = part === undefined ? `no run on ${gpu.name} was measured` : `${runs} measured`;
    return {
      basis: "software measured",
      why: `${others}; ${software} software was measured in other ways or on other parts`,
    };
  }
  const taken =
    software === undefined
      ? `the software is not stated, ${usualSoftware(method)} is taken`
      : `no run with ${software} software was measured`;
  return part === undefined
    ? { basis: "uncalibrated", why: `no run on ${gpu.name} was measured; ${taken}` }
    : { basis: "part measured", why: `${runs} measured; ${taken}` };
}
