import { expect, it } from "vitest";
import { plainPlan } from "../model/plain-plan.test-support.ts";
import { parsePlan } from "./parse-plan.ts";

const read = (exact: string, near: string) =>
  parsePlan(
    plainPlan({ "workload.exact_repeats": exact, "workload.near_repeats": near }),
    "plain.yaml",
  );

it.each([
  ["60 %", "40 %"],
  ["30 % to 50 %", "60 %"],
  ["0 %", "100 %"],
])("exact %s and near %s are shares of all tasks", (exact, near) => {
  expect(read(exact, near).ok).toBe(true);
});

it("more than all tasks is refused, at the key", () => {
  const got = read("60 %", "60 %");
  expect(got.ok ? [] : got.error).toMatchObject([
    { message: "workload.near_repeats: with exact_repeats of 60 % it is 120 % of all tasks" },
  ]);
});
