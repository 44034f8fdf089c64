import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { evaluate } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { workedPlan } from "../../plan/worked-plan.test-support.ts";
import { buildModel } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const ids = ["hosted", "hosted-tuned", "self-hosted"].map((path) => `${path}.total-with-fallback`);

function totals(set: readonly string[]) {
  const plan = parsePlan(workedPlan, "plan.yaml", {
    set: [
      "outcome.success_rate=40 % to 80 %",
      "paths.hosted-tuned.model=bedrock/us.amazon.nova-2-lite-v1:0",
      ...set,
    ],
  });
  const model = plan.ok ? buildModel(plan.value, facts) : plan;
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const drawn = evaluate(model.value.graph, { seed: 1, draws: 512, targets: ids });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
  return ids.map((id) => [...drawn.value.samples(id)]);
}

it("a rate that one path states leaves every future of the others as it was", () => {
  const [hosted, tuned, own] = totals([]);
  const [moved, ...others] = totals(["paths.hosted.success_rate=40 % to 80 %"]);
  expect(others).toEqual([tuned, own]);
  expect(moved).not.toEqual(hosted);
});
