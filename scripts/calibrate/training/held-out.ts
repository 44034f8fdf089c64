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

/** What is left out at a time: all runs that share one of these with a run. */
const leftOut = {
  model: ({ setup }: MeasuredTraining) => [setup.model.id],
  source: ({ source }: MeasuredTraining) => [source],
  GPU: ({ setup }: MeasuredTraining) => [setup.gpu.id],
  "kind of chip": ({ setup }: MeasuredTraining) => [chipOf(setup.gpu.id)],
  "source and its kind of chip": ({ source, setup }: MeasuredTraining) => [
    source,
    chipOf(setup.gpu.id),
  ],
} as const;

/** What may be left out at a time. */
export type Split = keyof typeof leftOut;

/** Each of them. */
export const splits = Object.keys(leftOut) as readonly Split[];

/** Name of the group that a run belongs to. */
export const groupOf = (split: Split, run: MeasuredTraining): string =>
  leftOut[split](run).join(", ");

/** Whether a run is left out with another one: where they share any of what is left out. */
export const isLeftOut = (split: Split, run: MeasuredTraining, other: MeasuredTraining): boolean =>
  leftOut[split](run).some((each) => (leftOut[split](other) as readonly string[]).includes(each));

/** Predicts each group of runs with constants fitted to those that share nothing with it. */
export function heldOut(runs: readonly MeasuredTraining[], split: Split): HeldOut[] {
  return [...Map.groupBy(runs, (run) => groupOf(split, run))].flatMap(([group, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const others = runs.filter((run) => !isLeftOut(split, first, run));
    const calibration = asWhole(fitConstants(others));
    return own.map((run) => predictedRun(calibration, run, group));
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
