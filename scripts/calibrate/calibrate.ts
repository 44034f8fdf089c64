/**
 * Fits the serving formulas to published measurements and writes `catalog/capacity.yaml` and
 * `docs/capacity-calibration.md`, then the same for training (`training.ts`): `npm run calibrate`. It reads ../shared/data/capacity/throughput.csv, takes
 * some minutes, and gives the same bytes each time.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { calibrateRows } from "./calibrate-rows.ts";
import { calibrationReport } from "./calibration-report.ts";
import { heldOut } from "./cross-validate.ts";
import { landscapeOf } from "./fit-corrections.ts";
import { fitErrors } from "./fit-errors.ts";
import { fitRows } from "./fit-row.ts";
import { readFacts, readRows, root, rowsPath } from "./read-rows.ts";
import { writeTrainingCalibration } from "./training.ts";
import { writtenCalibration } from "./written-calibration.ts";

/** The day that the calibration of training says it was made on. */
const DAY = "2026-11-24";

const read = readRows();
if (read === undefined) {
  console.error(`There is no file of measurements at ${rowsPath}: nothing is fitted.`);
  process.exit(1);
}
const rows = fitRows(read.measurements);
const say = (words: string) => console.error(words);
say(`${rows.length} rows to learn from`);
const landscape = landscapeOf(rows);
const calibration = calibrateRows(rows, landscape);
const held = heldOut(rows, landscape, say);
const errors = fitErrors(held);
const whole = { ...calibration, errors };
writeFileSync(join(root, "catalog/capacity.yaml"), writtenCalibration(whole));
writeFileSync(
  join(root, "docs/capacity-calibration.md"),
  calibrationReport({ read, rows, held, calibration: whole }),
);
const { models, accelerators } = readFacts();
writeTrainingCalibration(root, { models, accelerators }, DAY);
