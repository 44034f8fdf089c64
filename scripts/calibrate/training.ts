import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Accelerator,
  type Architecture,
  type MeasuredTraining,
  memoryOfRow,
  type NamedFacts,
  namedFacts,
  readTrainingRows,
  type TrainingSkip,
  type TrainingTable,
  trainingMemory,
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
  const facts = namedFacts(models, accelerators.values());
  const { runs, skipped } = trainingRuns(read.value, facts);
  const a100 = accelerators.get("a100-80");
  if (a100 === undefined) throw new Error("the catalog has no a100-80");
  const used: MeasuredTraining[] = [
    ...runs.filter(({ tokensAssumed, setup }) => !tokensAssumed && setup.software !== undefined),
    ...qwenRuns(a100),
  ];
  const fitted = fitConstants(used);
  const calibration = asWhole(fitted);
  const each = <Value>(of: (split: Split) => Value): Record<Split, Value> =>
    Object.fromEntries(splits.map((split) => [split, of(split)])) as Record<Split, Value>;
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
      memory: memoryGroups(read.value, facts, a100),
    }),
  };
}

/** Peaks of memory by source and method, measured and predicted, in gigabytes. */
function memoryGroups(
  { rows }: TrainingTable,
  facts: NamedFacts,
  a100: Accelerator,
): Record<string, { measured: number; predicted: number }[]> {
  const groups: Record<string, { measured: number; predicted: number }[]> = {};
  const add = (name: string, measured: number, bytes: number): void => {
    groups[name] = [...(groups[name] ?? []), { measured, predicted: bytes / 1e9 }];
  };
  for (const row of rows) {
    const peak = memoryOfRow(row, facts);
    if (peak === undefined) continue;
    const name = `${peak.source}, ${peak.method}${peak.setup.gpus > 1 ? ", several GPUs" : ""}`;
    add(name, peak.peakGb, trainingMemory(peak.setup).total);
  }
  for (const { setup, memoryGb, source } of qwenRuns(a100)) {
    const { model, method, gpus, sequenceTokens } = setup;
    const name = `${source}, ${method}${gpus > 1 ? ", several GPUs" : ""}`;
    add(name, memoryGb / gpus, trainingMemory({ model, method, gpus, sequenceTokens }).total);
  }
  return Object.fromEntries(
    Object.entries(groups).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
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
