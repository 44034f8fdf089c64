import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { quantile } from "../../distribution/index.ts";
import type { InputNode } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { valuesAt } from "../../result/values-at.ts";
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

it("each draw pays the price of its own prompt: 2 USD to 1000 tokens, 4 above", () => {
  const plan = parsePlan(
    plainPlan({
      paths: "{ hosted: { model: acme/tiered } }",
      "workload.input_tokens": "low 500, likely 900, high 1300",
    }),
    "plain.yaml",
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const draws = [0, 0.5, 1];
  const points = draws.map((u) => (input: InputNode) => quantile(input.distribution, u));
  const ids = ["hosted.model-usage.input.rate", "hosted.model-usage.output.rate"];
  const found = valuesAt(model.value.graph, ids, points);
  const micro = (id: string) => [...(found.get(id) ?? [])].map((usd) => Math.round(usd * 1e6));
  // 500 × 2, 900 × 2, 1300 × 4; 100 × 8, 8, 16.
  expect(micro(ids[0] as string)).toEqual([1000, 1800, 5200]);
  expect(micro(ids[1] as string)).toEqual([800, 800, 1600]);
});
