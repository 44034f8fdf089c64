import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre } from "../graph/index.ts";
import { buildModel } from "../model/build-model.ts";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { crossoverHere } from "./contradiction-touches.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const own = "paths.self-hosted.model=";

it.each([
  { name: "Sonnet against 8B", set: [], said: 1 },
  { name: "a smaller model", set: ["paths.hosted.model=anthropic/claude-haiku-4-5"], said: 0 },
  {
    name: "an open model of 70B",
    set: [`${own}llama-3.3-70b-instruct`, "paths.self-hosted.accelerator=h100"],
    said: 0,
  },
  { name: "data that may not leave", set: ["compliance.residency=own-premises"], said: 0 },
])("$name: says what the crossover against Sonnet is here $said times", ({ set, said }) => {
  const plan = parsePlan(workedPlan, "plan.yaml", {
    set: ["paths.hosted.model=anthropic/claude-sonnet-4-6", `${own}llama-3.1-8b-instruct`, ...set],
  });
  const model = plan.ok ? buildModel(plan.value, facts) : plan;
  if (!plan.ok || !model.ok) throw new Error(JSON.stringify(model));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  const touches = crossoverHere({ plan: plan.value, model: model.value, middle: middle.value });
  expect(touches).toHaveLength(said);
});
