import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const catalogDefaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

const parts = {
  finance: "{ discount_rate: 0 %, price_decline: 0 % / year, maintenance: by-parts }",
};

it.each<LineRow>([
  {
    name: "prompts: 120 h a year × 100 ÷ 12, from the launch",
    plan: parts,
    defaults: { "maintenance.prompt-tuning": 120 },
    node: "hosted.prompt-tuning.month",
    month: 1,
    want: 1000,
  },
  {
    name: "monitoring: 60 h a year",
    plan: parts,
    defaults: { "maintenance.monitoring": 60 },
    node: "hosted.monitoring.total",
    want: 12_000,
  },
  {
    name: "migration every ten months of the plan: 50 h × 100 ÷ 10",
    plan: { finance: "{ migration_interval: 10 months }" },
    defaults: { "migration.hours": 50 },
    node: "hosted.migration.month",
    month: 1,
    want: 500,
  },
  {
    name: "a tuned model dies with its base: three times the hours",
    plan: {
      paths: "{ self-hosted-tuned: { model: tiny, accelerator: plain } }",
      finance: "{ migration_interval: 10 months }",
    },
    defaults: { "migration.hours": 50, "migration.tuned-multiple": 3 },
    node: "self-hosted-tuned.migration.month",
    month: 1,
    want: 1500,
  },
])("$name: $want", (row) => {
  const got = lineValue(row, catalogDefaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

it.each(["share", "by-parts"])("maintenance counted as %s is never counted twice", (kind) => {
  const plan = parsePlan(
    plainPlan({ paths: bothPaths, finance: `{ maintenance: ${kind} }` }),
    "a.yaml",
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, plainFacts(catalogDefaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  for (const path of ["hosted", "self-hosted"]) {
    const lines = model.value.runLines.filter((line) => line.path === path).map(({ id }) => id);
    const found = lines.filter((id) => ["maintenance", "prompt-tuning", "monitoring"].includes(id));
    expect(found).toEqual(kind === "share" ? ["maintenance"] : ["prompt-tuning", "monitoring"]);
  }
});
