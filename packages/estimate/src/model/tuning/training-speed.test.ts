import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const root = new URL("../../../../../", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(`catalog/${path}`, root), "utf8"),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);

function modelOf(accelerator: string, method: string, more: Record<string, string> = {}): Model {
  const text = plainPlan({
    paths: `{ self-hosted-tuned: { model: llama-3.1-8b-instruct, accelerator: ${accelerator}, redundancy: 0 } }`,
    tuning: `{ examples: 10k, method: ${method} }`,
    ...more,
  });
  const plan = parsePlan(text, "plan.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

const prefix = "self-hosted-tuned.training";
/** The one value of an input that does not vary. */
function pointOf({ graph }: Model, id: string): number {
  const found = graph.nodes.get(id);
  if (found?.kind !== "input" || found.distribution.kind !== "point") throw new Error(id);
  return found.distribution.value;
}
const has = (model: Model, ...ids: string[]): boolean[] =>
  ids.map((id) => model.graph.nodes.has(id));

describe("a training run of one's own", () => {
  it("on a part with measured runs: their share of the peak, and the error of that as an input", () => {
    const model = modelOf("a100-80", "lora");
    const error = model.graph.nodes.get(`${prefix}.hours-error`);
    const { low, high } = facts.training.error["part measured"];
    expect(error).toMatchObject({ distribution: { kind: "lognormal", low, high, mass: 0.9 } });
    expect(error?.origin?.source).toContain("runs on NVIDIA A100");
    const share = pointOf(model, `${prefix}.efficiency`);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.6);
  });

  it("counts failures: a two hundredth on one GPU", () => {
    expect(pointOf(modelOf("a100-80", "lora"), `${prefix}.with-failures`)).toBeCloseTo(1.0056, 4);
  });

  it.each([
    { name: "no run on the part was measured", accelerator: "l40s", more: {} },
    {
      name: "the plan states its share",
      accelerator: "a100-80",
      more: { inputs: "{ training.efficiency.lora: 30 % }" },
    },
  ])("$name: that of training.efficiency.lora", ({ accelerator, more }) => {
    const model = modelOf(accelerator, "lora", more as Record<string, string>);
    expect(has(model, "training.efficiency.lora", `${prefix}.hours-error`)).toEqual([true, false]);
  });

  it("says what its speed rests on", () => {
    expect(modelOf("a100-80", "lora").notes).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining("runs on NVIDIA A100 80 GB") }),
    );
  });
});
