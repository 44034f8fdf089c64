import { div, type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addBuildRate } from "../build/labour.ts";
import type { RunPart } from "../sheet/line.ts";
import { isApi, isTuned, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Months from one change of model to the next; the plan's holds for every path. */
export function addMigrationInterval(sheet: Sheet, plan: Plan, path: PathId): Expression {
  const stated = plan.finance?.migration_interval;
  if (stated !== undefined) {
    return sheet.believe({
      id: "finance.migration_interval",
      doc: "Months between two changes of model.",
      plan: stated,
      key: "finance.migration_interval",
    });
  }
  return sheet.assume(
    sheet.rowOf(path, "migration.interval"),
    isApi(path)
      ? "Months from taking a model to its end."
      : "Months from taking an open model to taking a better one.",
  );
}

/**
 * Migration to another model: hours ÷ months between changes, spread evenly, since nobody knows when
 * they come. Where the vendor has announced the end, the first change is in that month, and the next
 * ones are spread over the months after it. A tuned model dies with its base: its examples, training
 * and tests are done again, so its hours are a multiple; the training itself is in `retraining`.
 *
 * @param end month of the announced end, from 0
 */
export function addMigration(sheet: Sheet, plan: Plan, path: PathId, end?: number): void {
  const hours = sheet.assume("migration.hours", "Hours for one change of model.");
  const interval = addMigrationInterval(sheet, plan, path);
  const multiple = isTuned(path)
    ? sheet.assume("migration.tuned-multiple", "Hours of a change against those of a plain model.")
    : 1;
  const change = mul(hours, multiple, addBuildRate(sheet, plan));
  const what = "Try-out, rework, regression tests";
  const parts: RunPart[] =
    end === undefined
      ? [{ id: "hours", doc: `${what}.`, basis: "month-at-wages", rate: div(change, interval) }]
      : [
          {
            id: "announced",
            doc: `${what}, when the model ends.`,
            basis: "month-at-wages-at-end",
            rate: mul(change, quantity(1, "1 / month")),
          },
          {
            id: "later",
            doc: `${what}, spread over the months after that.`,
            basis: "month-at-wages-after-end",
            rate: div(change, interval),
          },
        ];
  sheet.run({
    path,
    id: "migration",
    title: "Model migration",
    doc: "Another model takes the place of this one: hours × rate ÷ months between, spread evenly.",
    category: "maintenance",
    phase: "maintenance",
    parts,
  });
}
