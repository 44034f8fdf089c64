import { mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { weeksPerMonth } from "../build/calendar.ts";
import { addRate } from "../build/labour.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

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
        rate: mul(people, hours, addRate(sheet, plan), quantity(1 / 12, "year / month")),
      },
    ],
  });
}

/**
 * On call: what people are paid for being reachable. The plan states it, or promises a share of answers
 * in time, which somebody has to keep at night too; else there is nobody.
 */
export function addOnCall(sheet: Sheet, plan: Plan, path: PathId): void {
  const stated = plan.people?.on_call;
  if (stated === undefined && plan.latency?.percentile === undefined) return;
  const doc = "Pay of people on call.";
  const weekly = sheet.believe({
    id: "people.on_call",
    doc,
    plan: stated,
    default: "ops.on-call",
  });
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
