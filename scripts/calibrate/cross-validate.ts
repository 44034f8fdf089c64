import {
  type Calibration,
  type ErrorKind,
  type EvaluatedRow,
  errorKindOf,
  evaluate,
  type Fold,
  leaveCurveOut,
  leaveGpuOut,
  leaveModelOut,
  type Measurement,
  servingPredictor,
} from "@outlay/capacity";
import { calibrateRows } from "./calibrate-rows.ts";
import type { Landscape } from "./fit-corrections.ts";
import { type FitRow, fitRows } from "./fit-row.ts";

/** The ways in which measurements are held out. */
export const splits = ["curve", "model", "gpu"] as const;

/** One of {@link splits}. */
export type Split = (typeof splits)[number];

/** A measurement that was held out, beside what the others say of it. */
export interface HeldOut extends EvaluatedRow {
  readonly split: Split;
  readonly fold: string;
  readonly kind: ErrorKind;
  readonly load: "closed-loop" | "batch";
}

/** Predicts every row from a calibration that never saw its curve, its model, or its part. */
export function heldOut(
  rows: readonly FitRow[],
  landscape: Landscape,
  say: (words: string) => void,
): HeldOut[] {
  const measurements = rows.map(({ measurement }) => measurement);
  const folds: Readonly<Record<Split, readonly Fold[]>> = {
    curve: leaveCurveOut(measurements, 8),
    model: leaveModelOut(measurements),
    gpu: leaveGpuOut(measurements),
  };
  return splits.flatMap((split) =>
    folds[split].flatMap((fold) => {
      say(`without ${fold.name} (${fold.test.length} rows)`);
      const train = fitRows(fold.train);
      const calibration = calibrateRows(train, landscape);
      const { rows: evaluated } = evaluate(
        { measurements: fold.test, skipped: [] },
        servingPredictor(calibration),
      );
      return evaluated.map((row) => ({
        ...row,
        split,
        fold: fold.name,
        kind: kindIn(calibration, row.measurement),
        load: loadKindOf(row.measurement),
      }));
    }),
  );
}

const loadKindOf = ({ load }: Measurement): HeldOut["load"] =>
  load.kind === "closed-loop" ? "closed-loop" : "batch";

const kindIn = (calibration: Calibration, one: Measurement): ErrorKind => {
  const [row] = fitRows([one]);
  return row === undefined
    ? "uncalibrated"
    : errorKindOf(calibration, row.replica, loadKindOf(one));
};
