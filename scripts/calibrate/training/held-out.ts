import {
  type MeasuredTraining,
  predictTraining,
  type TrainingBasis,
  type TrainingCalibration,
} from "@outlay/capacity";
import { asWhole, fitConstants } from "./fit-constants.ts";

/** A run, and what constants say of it that were fitted without its group. */
export interface HeldOut {
  readonly run: MeasuredTraining;
  readonly predicted: number;
  readonly basis: TrainingBasis;
  /** What was left out with it. */
  readonly group: string;
}

/** Kinds of chips: what differs within one is memory, power and packaging. */
const chips: readonly (readonly string[])[] = [
  ["a100-40", "a100-80", "a100-40-pcie", "a100-80-pcie"],
  ["h100", "h100-nvl", "h100-pcie", "h200", "h200-nvl", "gh200"],
  ["b200", "gb200", "b300", "gb300"],
  ["mi300x", "mi325x"],
  ["mi350x", "mi355x"],
];

const chipOf = (id: string): string => chips.find((ids) => ids.includes(id))?.[0] ?? id;

/** What is left out at a time. */
export const splits = {
  model: ({ setup }: MeasuredTraining): string => setup.model.id,
  source: ({ source }: MeasuredTraining): string => source,
  GPU: ({ setup }: MeasuredTraining): string => setup.gpu.id,
  "kind of chip": ({ setup }: MeasuredTraining): string => chipOf(setup.gpu.id),
} as const;

/** One of {@link splits}. */
export type Split = keyof typeof splits;

/** Predicts each group of runs with constants fitted to all the others. */
export function heldOut(runs: readonly MeasuredTraining[], split: Split): HeldOut[] {
  const groupOf = splits[split];
  return [...new Set(runs.map(groupOf))].flatMap((group) => {
    const calibration = asWhole(fitConstants(runs.filter((run) => groupOf(run) !== group)));
    return runs
      .filter((run) => groupOf(run) === group)
      .map((run) => predictedRun(calibration, run, group));
  });
}

/** A run and its prediction. */
export function predictedRun(
  calibration: TrainingCalibration,
  run: MeasuredTraining,
  group: string,
): HeldOut {
  const { gpuHours, basis } = predictTraining(calibration, run.setup, run.tokens);
  return { run, predicted: gpuHours.likely, basis, group };
}
