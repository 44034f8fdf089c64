import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));

const answer = (path: string, set: readonly string[]) => {
  const paths = {
    hosted: "{ hosted: { model: acme/one } }",
    "self-hosted": "{ self-hosted: { model: tiny, accelerator: plain, redundancy: 0 } }",
  }[path] as string;
  const text = plainPlan({
    paths,
    people: "{ rate: $100 / hour }",
    finance: "{ discount_rate: 0 % }",
  });
  const plan = parsePlan(text, "plain.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, plainFacts(defaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  const unused = model.value.notes.filter(({ code }) => code === "input-unused");
  return {
    total: middle.value.value(`${path}.total-with-fallback`),
    weeks: middle.value.value(`${path}.months-to-launch`),
    unused: unused.map(({ text: words }) => words.split(" ")[0]),
  };
};

const rows: readonly (readonly [string, string])[] = [
  ...[
    "hosting.site=owned",
    "hosting.gpu_lead=20 weeks",
    "hosting.utilisation_ceiling=50 %",
    "hosting.commitment=3",
    "hosting.power_price=$1 / kWh",
    "hosting.autoscaling=true",
    "hosting.start_up=10 minutes",
    "workload.burstiness=3",
    "people.mlops=none",
    "people.training=$100 / user",
  ].map((set) => ["hosted", set] as const),
  ...[
    "commercial.discount=50 %",
    "commercial.minimum_commitment=$9000 / month",
    "commercial.free_credit=$9000 / month",
    "commercial.residency_uplift=2",
    "commercial.provisioned=$9000 / month",
    "finance.price_decline=50 % / year",
    "workload.small_model_share=50 %",
    "quality.runs=90 / month",
    "people.training=$100 / user",
  ].map((set) => ["self-hosted", set] as const),
];

it.each(rows)("%s: %s changes nothing, and a note says so", (path, set) => {
  const plain = answer(path, []);
  const got = answer(path, [set]);
  expect(got).toEqual({ ...plain, unused: [set.split("=")[0]] });
});

it("the same keys have an effect, and no note, on a plan with the other kind of path", () => {
  for (const [path, set] of rows) {
    const other = path === "hosted" ? "self-hosted" : "hosted";
    if (/site|power_price|start_up|small_model|training/.test(set)) continue; // they need another key beside
    expect(answer(other, [set]).unused).toEqual([]);
  }
});

it("a judge that is bought is run, at prices that fall", () => {
  const judge = "quality.judge=acme/mini";
  const plain = answer("self-hosted", [judge]);
  for (const set of ["quality.runs=90 / month", "finance.price_decline=50 % / year"]) {
    const got = answer("self-hosted", [judge, set]);
    expect(got.unused).toEqual([]);
    expect(got.total).not.toBe(plain.total);
  }
});
