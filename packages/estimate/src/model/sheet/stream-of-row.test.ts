import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { evaluate } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { workedPlan } from "../../plan/worked-plan.test-support.ts";
import { buildModel, type Model } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import type { PathId } from "./path.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);
const fourPaths = [
  "paths.hosted-tuned.model=bedrock/us.amazon.nova-2-lite-v1:0",
  "paths.self-hosted-tuned.model=llama-3.1-8b-instruct",
];

const workedOnly = (path: PathId): { readonly model: Model } => {
  const plan = parsePlan(workedPlan, "plan.yaml", { set: fourPaths });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts, [path]);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return { model: model.value };
};

const modelOf = (set: readonly string[] = []): Model => {
  const plan = parsePlan(workedPlan, "plan.yaml", { set: [...fourPaths, ...set] });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
};

function samples(model: Model, ids: readonly string[]): readonly Float64Array[] {
  const drawn = evaluate(model.graph, { seed: 1, draws: 4096, targets: ids });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
  return ids.map((id) => drawn.value.samples(id));
}

it.each([
  ["ops.fte", "ops.fte.hosted-tuned"],
  ["ops.fte.self-hosted", "ops.fte.self-hosted-tuned"],
  ["calendar.build.self-hosted", "calendar.build.self-hosted-tuned"],
])("a tuned path never takes less of %s than the one it adds work to", (plain, tuned) => {
  const [one = [], other = []] = samples(modelOf(), [plain, tuned]).map((column) => [...column]);
  expect(one.filter((each, at) => each > (other[at] as number))).toEqual([]);
  expect(new Set(one).size).toBeGreaterThan(1000);
});

it("a path costs the same in every future, whichever other paths the plan has", () => {
  const all = modelOf();
  const one = workedOnly("self-hosted");
  for (const id of ["self-hosted.operations.total", "self-hosted.total"]) {
    expect(samples(one.model, [id])).toEqual(samples(all, [id]));
  }
});

it("what a key of the plan says of one path moves alone", () => {
  const ids = ["ops.fte", "ops.fte.hosted-tuned"];
  const [stated = new Float64Array(), other = new Float64Array()] = samples(
    modelOf(["paths.hosted.operations=0.05 to 0.2"]),
    ids,
  );
  const [, usual] = samples(modelOf(), ids);
  expect(other).toEqual(usual);
  const higher = (column: Float64Array): boolean[] => {
    const middle = column.toSorted()[column.length / 2] as number;
    return [...column].map((each) => each > middle);
  };
  const [a, b] = [higher(stated), higher(other)];
  const same = a.filter((each, at) => each === b[at]).length / a.length;
  expect(same).toBeGreaterThan(0.45);
  expect(same).toBeLessThan(0.55);
});
