import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Accelerator,
  type Architecture,
  type MeasuredTraining,
  namedFacts,
  readTrainingRows,
  type TrainingSkip,
  trainingRuns,
} from "@outlay/capacity";
import { formatIssue } from "@outlay/document";
import { replaceBlock } from "../replace-block.ts";
import { calibrationText } from "./training/calibration-text.ts";
import { coverage } from "./training/coverage.ts";
import { errorsOf, type HeldOutBySplit } from "./training/errors.ts";
import { asWhole, fitConstants } from "./training/fit-constants.ts";
import { type HeldOut, heldOut, predictedRun, type Split, splits } from "./training/held-out.ts";
import { qwenRuns } from "./training/qwen-runs.ts";
import { trainingReport } from "./training/training-report.ts";

/** Names are looked up in these. */
export interface TrainingCatalog {
  readonly models: Iterable<Architecture>;
  readonly accelerators: ReadonlyMap<string, Accelerator>;
}

/** What a calibration of the training formulas gives. */
export interface TrainingCalibrated {
  /** Text of `catalog/capacity-training.yaml`. */
  readonly catalog: string;
  /** Tables of `docs/capacity-training.md`. */
  readonly report: string;
}

/**
 * Fits the constants of the training formulas to published runs, and tells how near they come to runs that
 * were held out. Takes half a minute.
 *
 * @param table text of `capacity/finetune.csv` of the shared data
 * @param day of the fit, `YYYY-MM-DD`
 */
export function calibrateTraining(
  table: string,
  { models, accelerators }: TrainingCatalog,
  day: string,
): TrainingCalibrated {
  const read = readTrainingRows(table, "finetune.csv");
  if (!read.ok) throw new Error(read.error.map(formatIssue).join("\n"));
  const { runs, skipped } = trainingRuns(read.value, namedFacts(models, accelerators.values()));
  const a100 = accelerators.get("a100-80");
  if (a100 === undefined) throw new Error("the catalog has no a100-80");
  const used: MeasuredTraining[] = [
    ...runs.filter(({ tokensAssumed, setup }) => !tokensAssumed && setup.software !== undefined),
    ...qwenRuns(a100),
  ];
  const fitted = fitConstants(used);
  const calibration = asWhole(fitted);
  const each = <Value>(of: (split: Split) => Value): Record<Split, Value> =>
    Object.fromEntries(
      (Object.keys(splits) as Split[]).map((split) => [split, of(split)]),
    ) as Record<Split, Value>;
  const held: HeldOutBySplit = each((split) => heldOut(used, split));
  const counts: Partial<Record<TrainingSkip, number>> = {};
  for (const { reason } of skipped) counts[reason] = (counts[reason] ?? 0) + 1;
  const judged = (run: MeasuredTraining): HeldOut => predictedRun(calibration, run, "");
  return {
    catalog: calibrationText(fitted, errorsOf(held), day),
    report: trainingReport({
      inSample: used.map(judged),
      held,
      covered: each((split) => coverage(split, held)),
      assumed: runs.filter(({ tokensAssumed }) => tokensAssumed).map(judged),
      skipped: counts,
    }),
  };
}

/**
 * Calibrates from the shared data and writes `catalog/capacity-training.yaml` and the tables of
 * `docs/capacity-training.md`.
 *
 * @param root folder of the project
 * @returns false where the shared data are not there, and nothing was written
 */
export function writeTrainingCalibration(
  root: string,
  catalog: TrainingCatalog,
  day: string,
): boolean {
  const table = join(root, "../shared/data/capacity/finetune.csv");
  if (!existsSync(table)) return false;
  const made = calibrateTraining(readFileSync(table, "utf8"), catalog, day);
  writeFileSync(join(root, "catalog/capacity-training.yaml"), made.catalog);
  const page = join(root, "docs/capacity-training.md");
  writeFileSync(page, replaceBlock(readFileSync(page, "utf8"), "training", made.report));
  return true;
}
