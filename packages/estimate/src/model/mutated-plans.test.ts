import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Distribution, quantile } from "../distribution/index.ts";
import { evaluate, type InputNode } from "../graph/index.ts";
import { parsePlan } from "../plan/index.ts";
import { diceFrom, mutatePlan } from "../plan/mutate.test-support.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { valuesAt } from "../result/values-at.ts";
import { buildModel, type Model } from "./build-model.ts";
import { catalogFacts } from "./plain-facts.test-support.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const runs = 10_000;
const drawnEvery = 25;

const totals = (model: Model): string[] =>
  model.paths
    .filter(({ status }) => status !== "ruled-out")
    .flatMap(({ id }) => [
      `${id}.total-with-fallback`,
      `${id}.present-value`,
      `${id}.cost-per-task`,
      `${id}.cost-per-success`,
    ]);

const shares = [0.5, 0.05, 0.95];
const known = new WeakMap<Distribution, readonly number[]>();

/** Quantiles of a distribution; those of defaults, which every plan shares, are worked out once. */
function quantiles(distribution: Distribution): readonly number[] {
  const found = known.get(distribution) ?? shares.map((share) => quantile(distribution, share));
  known.set(distribution, found);
  return found;
}

/** The middle, and every input at its 5th and its 95th percentile. */
const points = shares.map(
  (_, at) => (input: InputNode) => quantiles(input.distribution)[at] as number,
);

it(`costs what is left of ${runs} broken plans: never a crash, never a number that is none`, () => {
  let costed = 0;
  for (let seed = 0; seed < runs; seed++) {
    const plan = parsePlan(mutatePlan(workedPlan, diceFrom(seed)), "plan.yaml");
    if (!plan.ok) continue;
    const model = buildModel(plan.value, facts);
    if (!model.ok) {
      expect(model.error.length, `seed ${seed}`).toBeGreaterThan(0);
      continue;
    }
    const { graph } = model.value;
    const ids = totals(model.value);
    for (const [id, values] of valuesAt(graph, ids, points)) {
      for (const value of values) {
        if (!Number.isFinite(value)) throw new Error(`seed ${seed}: ${id} is ${value}`);
      }
    }
    if (costed++ % drawnEvery !== 0) continue;
    const drawn = evaluate(graph, { seed, draws: 1024, targets: ids });
    if (!drawn.ok) throw new Error(`seed ${seed}: ${JSON.stringify(drawn.error)}`);
  }
  // A mutator that only breaks plans would prove nothing.
  expect(costed).toBeGreaterThan(runs / 10);
}, 600_000);
