import {
  type Calibration,
  curveId,
  type FittedConstants,
  type ServingError,
} from "@outlay/capacity";
import { fitConstants } from "./fit-constants.ts";
import { fitCorrections, type Landscape } from "./fit-corrections.ts";
import { type FitRow, isCore } from "./fit-row.ts";
import { fitScales, grouped, residualOf } from "./fit-scales.ts";

const unknown = { low: 0.1, likely: 1, high: 10 };
const noError: ServingError = { throughput: unknown, ttft: unknown, tpot: unknown };
const both = { "closed-loop": noError, batch: noError };

/** Errors before they are measured. */
export const noErrors: Calibration["errors"] = {
  "near measurements": both,
  "engine and part measured": both,
  "part measured": both,
  uncalibrated: both,
  "kin measured": both,
};

const fitted = new Map<string, FittedConstants>();

/** Everything but the errors, from some rows. The constants are fitted once for each set of core rows. */
export function calibrateRows(rows: readonly FitRow[], landscape: Landscape): Calibration {
  const core = rows.filter(isCore);
  const key = core.map(({ measurement }) => measurement.line).join(",");
  const constants = fitted.get(key) ?? fitConstants(core);
  fitted.set(key, constants);
  const residuals = rows.map((row) => residualOf(constants, row));
  const scales = fitScales(rows, residuals);
  const corrections = fitCorrections(rows, residuals, scales, landscape);
  return {
    constants,
    ...scales,
    corrections,
    engines: enginesOf(rows),
    errors: noErrors,
    learntFrom: [...new Set(rows.map(({ measurement }) => curveId(measurement.curve)))].sort(),
  };
}

const enginesOf = (rows: readonly FitRow[]): Calibration["engines"] =>
  Object.fromEntries(
    grouped(rows, ({ replica }) => replica.gpu.id).map(([gpu, all]) => [
      gpu,
      [...new Set(all.flatMap(({ replica }) => replica.engine ?? []))].sort(),
    ]),
  );
