import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { limitResults } from "../limits/index.ts";
import { type Plan, parsePlan, planRows } from "../plan/index.ts";
import { estimate } from "../result/index.ts";
import { buildModel } from "./build-model.ts";
import { catalogFacts } from "./plain-facts.test-support.ts";
import { wholePlan } from "./whole-plan.test-support.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

/** Shown beside the figures, or read by the parser; the model has no use for them. */
const words = new Set(["outlay", "name", "description", "outcome.unit", "data.sources[].name"]);

/** The plan, and the keys that were read of it. */
function watched(plan: Plan): { readonly plan: Plan; readonly read: ReadonlySet<string> } {
  const read = new Set<string>();
  const watch = <T extends object>(value: T, path: string): T =>
    new Proxy(value, {
      get(target, key, receiver) {
        const inner: unknown = Reflect.get(target, key, receiver);
        if (typeof key !== "string") return inner;
        const list = Array.isArray(target);
        if (list && typeof inner === "function") return inner;
        const name = list ? `${path}[]` : path === "" ? key : `${path}.${key}`;
        read.add(name);
        return typeof inner === "object" && inner !== null ? watch(inner, name) : inner;
      },
    });
  return { plan: watch(plan, ""), read };
}

it("reads every key that a plan may have", () => {
  // The success rate of all paths counts where a path has none of its own, units where no fee is stated.
  const plans = [
    wholePlan,
    wholePlan.replace(", success_rate: 60 %", ""),
    wholePlan.replace("provisioned: $500 / month", "provisioned_units: 15"),
    wholePlan.replaceAll("precision: fp8", "precision_at_least: 8-bit"),
  ];
  const read = new Set<string>();
  for (const text of plans) {
    const parsed = parsePlan(text, "whole.yaml");
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const watching = watched(parsed.value);
    expect(buildModel(watching.plan, facts)).toMatchObject({ ok: true });
    const drawn = estimate(parsed.value, facts, { seed: 1, draws: 100 });
    // Limits are held against the figures, and are no part of the model.
    if (drawn.ok) limitResults(watching.plan, drawn.value);
    for (const key of watching.read) read.add(key);
  }
  const leaves = planRows.filter(({ type }) => type !== "section" && type !== "list");
  const unread = leaves.map(({ key }) => key).filter((key) => !read.has(key) && !words.has(key));
  expect(unread).toEqual([]);
});

it("shows the words of a plan beside its figures", () => {
  const parsed = parsePlan(wholePlan, "whole.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const answer = estimate(parsed.value, facts, { seed: 1, draws: 100 });
  expect(answer.ok && answer.value.estimate.plan).toMatchObject({
    name: "Whole",
    description: "Every key.",
    outcomeUnit: "answer",
  });
});
