import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { hours, isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { bothPaths } from "../plain-plan.test-support.ts";

const catalogDefaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

it.each<LineRow>([
  {
    name: "features: 4 × 200 h",
    plan: { product: "{ features: 4 }" },
    defaults: { "eng.product-feature": 200 },
    node: "hosted.product-features.total",
    want: 80_000,
  },
  {
    name: "features: 4 × 50 h of the plan",
    plan: { product: "{ features: 4, hours_per_feature: 50 hours }" },
    defaults: { "eng.product-feature": 200 },
    node: "hosted.product-features.total",
    want: 20_000,
  },
  {
    name: "GenAI share: prompts and harness, 2500 of 4000 + 16,000",
    plan: { product: "{ features: 4, hours_per_feature: 40 hours }" },
    defaults: {
      ...hours,
      "evaluation.cases": 0,
      "evaluation.safety-hours": 0,
      "compliance.base": 0,
      "infra.build-environment": 0,
    },
    node: "hosted.genai-share",
    want: 0.125,
  },
  {
    name: "model choice: 3 candidates × 100 cases × 2 minutes",
    defaults: {
      "selection.candidates": 3,
      "evaluation.cases": 100,
      "selection.minutes-per-answer": 2,
    },
    node: "self-hosted.model-choice.total",
    plan: { paths: bothPaths },
    want: 1000,
  },
  {
    name: "cases, regulated: twice, of 20 minutes for 15",
    plan: { compliance: "{ regimes: [hipaa] }" },
    defaults: { "evaluation.cases": 100, "evaluation.minutes-per-case": 15 },
    node: "hosted.data-preparation.total",
    want: (200 * 20 * 100) / 60,
  },
  {
    name: "cases that the plan states are not doubled",
    plan: { compliance: "{ regimes: [hipaa] }", quality: "{ golden_set: 90 }" },
    node: "hosted.golden-set",
    want: 90,
  },
  {
    name: "scans: 10,000 pages at 15 USD a thousand",
    plan: { data: "{ scanned_pages: 10k }" },
    defaults: { "data.ocr": 0.015 },
    node: "hosted.scanned-pages.total",
    want: 150,
  },
  {
    name: "a partner for a team that has never run a model: 300 h",
    plan: { paths: bothPaths, people: "{ rate: $100 / hour, mlops: none }" },
    defaults: { "mlops.partner": 300 },
    node: "self-hosted.mlops-partner.total",
    want: 30_000,
  },
  {
    name: "training of users is in no quote, and not in the share of the proof of concept",
    plan: { people: "{ rate: $100 / hour, users: 1000, training: $100 / user }" },
    defaults: {
      ...hours,
      "evaluation.cases": 0,
      "evaluation.safety-hours": 0,
      "compliance.base": 0,
      "infra.build-environment": 0,
      "poc.share": 0.1,
      "poc.floor": 0,
    },
    node: "hosted.proof-of-concept.total",
    want: 400,
  },
])("$name: $want", (row) => {
  const got = lineValue(row, catalogDefaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const published = (product: string) => `outlay: 1
name: Training platform
scope: standard
workload: { tasks: 20k / month, input_tokens: 2000, output_tokens: 400 }
paths: { hosted: { model: anthropic/claude-sonnet-4-6 } }
retrieval: { documents: 2k, chunks: 40k }
data: { sources: [{ name: Slides, condition: clean }] }
${product}`;

const middleOf = (text: string) => {
  const plan = parsePlan(text, "product.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error("no centre");
  return { graph: model.value.graph, value: middle.value.value };
};

it("with the product of a published case the GenAI parts are about 20 %, in a build of 100K to 200K", () => {
  const { value } = middleOf(published("product: { features: 5 }"));
  expect(value("hosted.genai-share")).toBeGreaterThan(0.15);
  expect(value("hosted.genai-share")).toBeLessThan(0.25);
  expect(value("hosted.build.as-quoted")).toBeGreaterThan(100_000);
  expect(value("hosted.build.as-quoted")).toBeLessThan(205_000);
});

it("a plan without a product has no line and no share", () => {
  const { graph } = middleOf(published(""));
  expect(graph.nodes.has("hosted.product-features.total")).toBe(false);
  expect(graph.nodes.has("hosted.genai-share")).toBe(false);
});
