import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { readDefaults } from "../defaults/read-defaults.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const facts = plainFacts(read.value, {});

it.each([
  { name: "a provider", path: "hosted-tuned", model: "acme/one" },
  { name: "a provider that ends the model", path: "hosted-tuned", model: "acme/ending" },
  { name: "machines of one's own", path: "self-hosted-tuned", model: "tiny" },
])("$name: lines and fiscal years both sum to the total", ({ path, model }) => {
  const text = plainPlan({
    paths: `{ ${path}: { model: ${model} } }`,
    finance: "{ maintenance: by-parts }",
  });
  const plan = parsePlan(text, "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = buildModel(plan.value, facts);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const middle = centre(made.value.graph);
  if (!middle.ok) throw new Error("no centre");
  const value = (id: string): number => middle.value.value(`${path}.${id}`);
  const sum = (ids: readonly string[]): number => ids.reduce((all, id) => all + value(id), 0);
  const { buildLines, runLines, years } = made.value;
  expect(runLines.map(({ id }) => id)).toContain("retraining");
  const lines = [...buildLines, ...runLines].map(({ id }) => `${id}.total`);
  expect(sum(lines)).toBeCloseTo(value("total"), 6);
  const inYears = sum(years.map(({ year }) => `run.in-${year}`));
  expect(inYears).toBeCloseTo(value("run.total"), 6);
});
