import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { evaluate } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { workedPlan } from "../../plan/worked-plan.test-support.ts";
import { buildModel, type Model } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";

const catalog = new URL("../../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);
const fourPaths = [
  "paths.hosted-tuned.model=bedrock/us.amazon.nova-2-lite-v1:0",
  "paths.self-hosted-tuned.model=llama-3.1-8b-instruct",
];

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

const tied = (model: Model): string[] =>
  model.graph.groups.flatMap(({ inputs }) => [...inputs]).sort();

it.each([
  ["ops.fte", "ops.fte.hosted-tuned"],
  ["ops.fte.self-hosted", "ops.fte.self-hosted-tuned"],
  ["calendar.build.self-hosted", "calendar.build.self-hosted-tuned"],
])("a tuned path rarely takes less of %s than the one it adds work to", (plain, tuned) => {
  const [one = [], other = []] = samples(modelOf(), [plain, tuned]).map((column) => [...column]);
  const less = one.filter((each, at) => each > (other[at] as number)).length;
  expect(less / one.length).toBeLessThan(0.04);
});

it("all rows by path are tied, and each is drawn as it was", () => {
  const ids = tied(modelOf());
  expect(ids).toEqual(
    expect.arrayContaining(["calendar.build", "migration.interval", "ops.fte.self-hosted-tuned"]),
  );
  const [together = new Float64Array(), apart = new Float64Array()] = [
    ...samples(modelOf(), ["ops.fte.self-hosted-tuned"]),
    ...samples(modelOf(["inputs.paths.correlation=0"]), ["ops.fte.self-hosted-tuned"]),
  ].map((column) => column.toSorted());
  for (const share of [0.1, 0.5, 0.9]) {
    const at = Math.floor(share * together.length);
    expect((together[at] as number) / (apart[at] as number)).toBeCloseTo(1, 1);
  }
});

it("what the plan says of one path stands alone", () => {
  expect(tied(modelOf(["paths.self-hosted.operations=0.2 to 0.6"]))).not.toContain(
    "ops.fte.self-hosted",
  );
  const own = modelOf(["inputs.ops.fte.hosted-tuned=0.2 to 0.6"]);
  expect(tied(own)).not.toContain("ops.fte.hosted-tuned");
});
