import type { MeasuredTraining, TrainingCalibration, TrainingSoftware } from "@outlay/capacity";
import { operationsPerByte, tokenSeconds, trainingSoftware } from "@outlay/capacity";
import { leastSquares } from "./least-squares.ts";

/** What a fit gives: all but the errors, and where it is from. */
export type FittedTraining = Omit<
  TrainingCalibration,
  "error" | "softwareError" | "sources" | "checked" | "status"
>;

/** A constant that is fitted as a logarithm: where it starts, and how far it is believed to lie from there. */
const constants = {
  matrixShare: { start: 0.75, spread: 0.3 },
  attentionShare: { start: 0.6, spread: 0.3 },
  widthLoss: { start: 300, spread: 0.3 },
  bytesPerUnit: { start: 20, spread: 0.3 },
  recomputePasses: { start: 1, spread: 0.3 },
  lowPrecisionGain: { start: 1.25, spread: 0.3 },
  exposedExchange: { start: 0.2, spread: 0.3 },
  unpackBytes: { start: 15, spread: 0.3 },
  layerSeconds: { start: 4.7e-3, spread: 0.3 },
  layerSecondsSharded: { start: 1.5, spread: 0.3 },
  perMachineDoubling: { start: 0.01, spread: 0.3 },
  perSplitDoubling: { start: 0.1, spread: 0.3 },
} as const;

type Constant = keyof typeof constants;
const constantNames = Object.keys(constants) as Constant[];

/** How far parts and software are believed to lie from the formula, as a logarithm. */
const partSpread = 0.2;
const softwareSpread = 0.3;

/** Residuals beyond this share count less than squares. */
const usualError = 0.12;

/** Runs of a method, software and part that make them measured: of fewer the next interval holds. */
const enoughRuns = 10;

/** Dense models alone were measured; the share of those of experts is assumed. */
const expertShare = 0.6;

/**
 * Constants of the training formulas that come nearest to measured runs.
 *
 * All are fitted at once as logarithms, each held to where it starts by a belief of its own (a prior), so
 * that what the runs do not tell stays plain. Large groups of one source and part count less than their
 * number, and outliers less than squares (soft L1, reweighted three times).
 */
export function fitConstants(runs: readonly MeasuredTraining[]): FittedTraining {
  const parts = [...new Set(runs.map(({ setup }) => setup.gpu.id))].sort();
  const balances = new Map(runs.map(({ setup }) => [setup.gpu.id, operationsPerByte(setup.gpu)]));
  const early = new Set(
    runs.filter(({ setup }) => setup.gpu.earlySoftware).map(({ setup }) => setup.gpu.id),
  );
  const names = [...constantNames, ...trainingSoftware, "early", ...parts];
  const place = new Map(names.map((name, index) => [name, index]));
  const start = names.map((name) =>
    name in constants ? Math.log(constants[name as Constant].start) : 0,
  );
  const countOf = (of: (run: MeasuredTraining) => string, name: string): number =>
    runs.filter((run) => of(run) === name).length;
  const groupOf = ({ source, setup }: MeasuredTraining): string => `${source} ${setup.gpu.id}`;
  const groups = new Map(runs.map((run) => [groupOf(run), countOf(groupOf, groupOf(run))]));
  const base = runs.map((run) => (groups.get(groupOf(run)) as number) ** -0.25);
  const mean = base.reduce((sum, one) => sum + one, 0) / base.length;
  const weights = base.map((one) => one / mean / usualError);

  const calibrationAt = (at: readonly number[]) => {
    const value = (name: string): number => Math.exp(at[place.get(name) as number] as number);
    const { lowPrecisionGain, ...rest } = Object.fromEntries(
      constantNames.map((name) => [name, value(name)]),
    ) as Record<Constant, number>;
    return {
      ...rest,
      lowPrecisionGain: Math.max(1, lowPrecisionGain),
      expertShare,
      software: Object.fromEntries(
        trainingSoftware.map((name) => [
          name,
          { factor: value(name), runs: countOf(softwareOf, name) },
        ]),
      ) as TrainingCalibration["software"],
      parts: Object.fromEntries(
        parts.map((id) => [
          id,
          {
            factor: value(id),
            runs: countOf(partOf, id),
            operationsPerByte: balances.get(id) as number,
          },
        ]),
      ),
      otherParts: { factor: 1, earlySoftware: value("early") },
      measured: [...new Set(runs.map(setupOf))]
        .filter((setup) => countOf(setupOf, setup) >= enoughRuns)
        .sort(),
    };
  };
  const off = (at: readonly number[]): number[] => {
    const calibration = asWhole(calibrationAt(at));
    return runs.map((run) => logError(calibration, run));
  };
  const prior = (at: readonly number[]): number[] =>
    names.map((name, index) => {
      const value = at[index] as number;
      if (name in constants) {
        return (value - (start[index] as number)) / constants[name as Constant].spread;
      }
      if (name === "early") return value / softwareSpread;
      if ((trainingSoftware as readonly string[]).includes(name)) return value / softwareSpread;
      const centre = early.has(name) ? (at[place.get("early") as number] as number) : 0;
      return (value - centre) / partSpread;
    });

  let at = start;
  let trust = runs.map(() => 1);
  for (let round = 0; round < 3; round++) {
    const used = trust;
    at = leastSquares({
      start: at,
      residuals: (there) => [
        ...off(there).map((one, row) => one * (weights[row] as number) * (used[row] as number)),
        ...prior(there),
      ],
    });
    trust = off(at).map((one, row) => (1 + (one * (weights[row] as number)) ** 2) ** -0.25);
  }
  return calibrationAt(at);
}

/** ln of predicted ÷ measured hours. */
export const logError = (calibration: TrainingCalibration, run: MeasuredTraining): number =>
  Math.log((tokenSeconds(calibration, run.setup).seconds * run.tokens) / 3600 / run.gpuHours);

/** Software of a run; all that are fitted state it. */
const softwareOf = ({ setup }: MeasuredTraining): TrainingSoftware => {
  if (setup.software === undefined) throw new Error("a run without its software is fitted");
  return setup.software;
};

/** Method, software and part of a run. */
const setupOf = (run: MeasuredTraining): string =>
  `${run.setup.method} ${softwareOf(run)} ${partOf(run)}`;

const partOf = ({ setup }: MeasuredTraining): string => setup.gpu.id;

const exact = { low: 1, high: 1 };

/** Adds what the formulas do not read. */
export const asWhole = (fitted: FittedTraining): TrainingCalibration => ({
  ...fitted,
  softwareError: { plain: exact, tuned: exact, vendor: exact },
  error: { "software measured": exact, "part measured": exact, uncalibrated: exact },
  sources: ["mlperf-training"],
  checked: "2026-11-24",
  status: "single source",
});
