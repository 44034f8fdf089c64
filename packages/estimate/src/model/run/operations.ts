import { add, div, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { weeksPerMonth } from "../build/calendar.ts";
import { addBuildRate, addRate } from "../build/labour.ts";
import type { RunPart } from "../sheet/line.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

const yearsPerMonth = quantity(1 / 12, "year / month");

/** Operations: share of a person by path × hours of a year × rate ÷ 12. */
export function addOperations(sheet: Sheet, plan: Plan, path: PathId): void {
  const people = sheet.believe({
    id: sheet.rowOf(path, "ops.fte"),
    doc: "People who keep it running, in full-time persons.",
    plan: plan.paths[path]?.operations,
  });
  const hours = sheet.assume("labour.productive-hours", "Hours of a full-time person in a year.");
  sheet.run({
    path,
    id: "operations",
    title: "Operations",
    doc: "Keeping it running: full-time persons × hours × rate.",
    category: "operations",
    phase: "maintenance",
    parts: [
      {
        id: "people",
        doc: "Keeping it running.",
        basis: "month-at-wages",
        rate: mul(people, hours, addRate(sheet, plan), yearsPerMonth),
      },
    ],
  });
}

/** On call: what people are paid for being reachable, when the plan has such people. */
export function addOnCall(sheet: Sheet, plan: Plan, path: PathId): void {
  const stated = plan.people?.on_call;
  if (stated === undefined) return;
  const doc = "Pay of people on call.";
  const weekly = sheet.believe({ id: "people.on_call", doc, plan: stated });
  sheet.run({
    path,
    id: "on-call",
    title: "On call",
    doc: "Pay of people on call: USD a week × weeks of a month.",
    category: "operations",
    phase: "maintenance",
    parts: [
      {
        id: "pay",
        doc,
        basis: "month-at-wages",
        rate: mul(weekly, quantity(weeksPerMonth, "week / month")),
      },
    ],
  });
}

/**
 * Maintenance: a share of the build a year, from the second year on. It stands for retraining,
 * prompt tuning and monitoring by hand, which are therefore no lines of their own.
 */
export function addMaintenance(sheet: Sheet, path: PathId): void {
  const build = sheet.buildLines.filter(
    (line) =>
      line.path === path && line.category !== "proof-of-concept" && line.id !== "user-training",
  );
  const share = sheet.assume("maintenance.share", "Upkeep in a year as a share of the build.");
  sheet.run({
    path,
    id: "maintenance",
    title: "Maintenance",
    doc: "Share of the build a year, from the second year on.",
    category: "maintenance",
    phase: "maintenance",
    parts: [
      {
        id: "share",
        doc: "Retraining, prompt tuning, monitoring by hand.",
        basis: "month-at-wages-from-year-2",
        rate: mul(share, add(...build.map(({ total }) => total)), yearsPerMonth),
      },
    ],
  });
}

/**
 * Migration to another model: hours ÷ months between changes, spread evenly, since nobody knows when
 * they come. Where the vendor has announced the end, the first change is in that month, and the next
 * ones are spread over the months after it.
 *
 * @param end month of the announced end, from 0
 */
export function addMigration(sheet: Sheet, plan: Plan, path: PathId, end?: number): void {
  const hours = sheet.assume("migration.hours", "Hours for one change of model.");
  const interval = sheet.assume(
    sheet.rowOf(path, "migration.interval"),
    isApi(path)
      ? "Months from taking a model to its end."
      : "Months from taking an open model to taking a better one.",
  );
  const change = mul(hours, addBuildRate(sheet, plan));
  const doc = "Try-out, rework, regression tests";
  const parts: RunPart[] =
    end === undefined
      ? [{ id: "hours", doc: `${doc}.`, basis: "month-at-wages", rate: div(change, interval) }]
      : [
          {
            id: "announced",
            doc: `${doc}, when the model ends.`,
            basis: "month-at-wages-at-end",
            rate: mul(change, quantity(1, "1 / month")),
          },
          {
            id: "later",
            doc: `${doc}, spread over the months after that.`,
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
