import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { wholePlan } from "../model/whole-plan.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate } from "./estimate.ts";
import type { PathResult } from "./estimate-result.ts";
import { sketch } from "./sketch.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);
const options = { seed: 3, draws: 1024 };

/** Nobody waits for the first word, so that no path is ruled out for it. */
const patient = ["latency.first_token=2 hours", "latency.whole_answer=3 hours"];

const both = (set: readonly string[]) => {
  const plan = parsePlan(wholePlan, "whole.yaml", { set: [...patient, ...set] });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const [whole, short] = [estimate(plan.value, facts, options), sketch(plan.value, facts, options)];
  if (!whole.ok || !short.ok) throw new Error("not estimated");
  const { estimate: answer } = whole.value;
  const priced = answer.paths.filter((path): path is PathResult => path.status !== "ruled-out");
  return { answer, priced, short: short.value };
};

const close = ["hosted", "hosted-tuned", "self-hosted", "self-hosted-tuned"].map(
  (path) => `paths.${path}.success_rate=40 % to 70 %`,
);
const plans = [
  { name: "as written", set: [] },
  { name: "at ranges of one success rate", set: close },
  { name: "with many tasks", set: [...close, "workload.tasks=3M / month"] },
  { name: "below a floor", set: ["outcome.quality_floor=55 %"] },
];

it.each(plans)(
  "$name: the winner is the cheaper against each other, the next one least clearly",
  ({ set }) => {
    const { answer, priced } = both(set);
    const { comparison } = answer;
    const can = priced.filter(({ canWin }) => canWin).map(({ id }) => id);
    expect(comparison?.cheaper).toBe(answer.cheapest);
    expect(can).toContain(answer.cheapest);
    expect(comparison?.rivals.map(({ path }) => path).toSorted()).toEqual(
      can.filter((id) => id !== answer.cheapest).toSorted(),
    );
    const chances = comparison?.rivals.map(({ chance }) => chance) ?? [];
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    expect(comparison?.chance).toBe(chances[0]);
    expect(comparison?.chanceCheapest).toBeLessThanOrEqual(comparison?.chance ?? 0);
    const all = priced.flatMap(({ chanceCheapest }) => chanceCheapest ?? []);
    expect(all.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  },
);

it.each(plans)("$name: a sketch has the figures and the winner of the estimate", ({ set }) => {
  const { answer, priced, short } = both(set);
  expect(short.cheapest).toBe(answer.cheapest);
  for (const path of priced) {
    const { p10, p50, p80, p90 } = path.totalUsd;
    const found = short.paths.find(({ id }) => id === path.id);
    expect(found).toMatchObject({
      status: path.status,
      canWin: path.canWin,
      totalUsd: { p10, p50, p80, p90 },
    });
    expect(found?.buildUsd?.p80).toBe(path.buildUsd.p80);
    expect(found?.comparedUsd?.p50).toBe(path.totalWithFallbackUsd?.p50);
    expect(found?.chanceCheapest).toBe(path.chanceCheapest);
  }
});
