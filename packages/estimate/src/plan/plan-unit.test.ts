import { expect, it } from "vitest";
import { describeUnit, toPlanUnit } from "./plan-unit.ts";

it.each([
  { unit: "search / task", want: "a number of searches per task" },
  { unit: "policy / call", want: "a number of policies per call" },
  { unit: "task / month", want: "a number of tasks per month" },
])("$unit in words: $want", ({ unit, want }) => {
  expect(describeUnit(toPlanUnit(unit))).toBe(want);
});
