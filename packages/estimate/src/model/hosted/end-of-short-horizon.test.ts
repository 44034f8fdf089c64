import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const root = new URL("../../../../../", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(`catalog/${path}`, root), "utf8"),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);

/** Ends on 2027-01-14. */
const ending = "{ hosted: { model: openai/gpt-4.1 } }";

it.each([
  ["1 month", "neither the work of moving to a next model nor its prices are counted"],
  ["2 months", "from then on counts the prices of"],
])("a model that ends in the first of %s: %s", (horizon, said) => {
  const plan = parsePlan(plainPlan({ horizon, paths: ending }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const { notes, graph } = model.value;
  const ends = notes.filter(({ code }) => code === "ends-within-horizon");
  expect(ends[0]?.text).toContain(said);
  expect(graph.nodes.has("hosted.migration.announced.total")).toBe(horizon !== "1 month");
});
