import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { wholePlan } from "../model/whole-plan.test-support.ts";
import { parsePlan, planRows } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { checklist, rowOfInput } from "./checklist.ts";
import { driversOf } from "./driver.ts";
import { estimate } from "./estimate.ts";
import { inputKey } from "./input-key.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const answer = (text: string, set: readonly string[] = []) => calculated(text, set).estimate;

const calculated = (text: string, set: readonly string[] = []) => {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = estimate(plan.value, facts, { seed: 1, draws: 256 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

const assumed = (id: string) =>
  ({ id, origin: { kind: "assumption", source: `default ${id}: our assumption` } }) as const;

it.each([
  { input: assumed("usage.growth"), paths: ["hosted"], want: "workload.growth" },
  { input: assumed("workload.tasks"), paths: ["hosted"], want: "workload.tasks" },
  { input: assumed("ops.fte"), paths: ["hosted"], want: "paths.hosted.operations" },
  {
    input: assumed("ops.fte.self-hosted"),
    paths: ["hosted", "self-hosted"],
    want: "paths.self-hosted.operations",
  },
  { input: assumed("overrun.labour"), paths: ["hosted"], want: "inputs.overrun.labour" },
] as const)("$input.id is replaced by $want", ({ input, paths, want }) => {
  expect(inputKey(input, paths)).toBe(want);
});

it.each([
  { id: "ops.fte.self-hosted", want: "mlops-capacity" },
  { id: "people.rate", want: "people" },
  { id: "people.on_call", want: "mlops-capacity" },
  { id: "observability.audit-build", want: "privacy-and-security" },
  { id: "observability.base", want: "prices" },
  { id: "calendar.gpu-lead", want: "compute-access" },
  { id: "calendar.build", want: "scope" },
  { id: "nobody.knows", want: "prices" },
])("$id belongs to $want", ({ id, want }) => {
  expect(rowOfInput(id).id).toBe(want);
});

it("every key of the checklist is one of the plan language", () => {
  const keys = new Set(planRows.map(({ key }) => key));
  const unknown = checklist
    .flatMap((row) => row.keys)
    .map((key) => key.replace("*", "hosted"))
    .filter((key) => !keys.has(key) && !keys.has(`${key}[]`));
  expect(unknown).toEqual([]);
});

it.each([
  { name: "worked", text: workedPlan },
  { name: "whole", text: wholePlan },
])(
  "each assumed input of the $name plan stands under one question, with what it moves",
  ({ text }) => {
    const { estimate: made, model } = calculated(text);
    const { inputs, openQuestions, origins, assumed: counted } = made;
    const open = openQuestions.flatMap((question) => question.inputs);
    const ids = inputs.filter(({ origin }) => origin.kind === "assumption").map(({ id }) => id);
    expect(open.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    // What paths are compared by: a failed task costs what its people do.
    const path = made.cheapest ?? made.paths.find(({ status }) => status === "priced")?.id;
    const [drivers] = driversOf(model.graph, [`${path}.${made.comparedBy}`]);
    const swings = new Map(drivers?.drivers.map(({ id, swing }) => [id, swing]));
    for (const { id, swingUsd } of open) expect(swingUsd, id).toBe(swings.get(id) ?? 0);
    const moves = openQuestions.map(({ movesUsd }) => movesUsd);
    expect(moves).toEqual(moves.toSorted((a, b) => b - a));
    expect(Object.values(origins).reduce((a, b) => a + b)).toBe(counted.of);
    expect(origins.assumption).toBe(counted.count);
  },
);

it("asks the five questions of the published checklist until the plan says something of them", () => {
  const ids = (set: readonly string[]) => answer(workedPlan, set).openQuestions.map(({ id }) => id);
  expect(ids([])).toContain("buy-or-build");
  expect(ids(["buy.price_per_task=$1"])).not.toContain("buy-or-build");
  expect(ids([])).toContain("not-charged");
  const stated = ["finance.exit_cost=$10k", "commercial.tax=19 %"];
  expect(ids(stated)).not.toContain("not-charged");
});
