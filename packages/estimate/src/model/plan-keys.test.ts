import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Plan, parsePlan, planRows } from "../plan/index.ts";
import { estimate } from "../result/index.ts";
import { buildModel } from "./build-model.ts";
import { catalogFacts } from "./plain-facts.test-support.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

/** A plan in which every key of the language is written. */
const whole = `outlay: 1
name: Whole
description: Every key.
start: 2027-01
horizon: 24 months
price_book: list
scope: standard
outcome: { unit: answer, success_rate: 50 %, fallback_cost: $5 }
workload:
  tasks: 10k / month
  growth: 5 % / year
  ramp: 2 months
  active_hours: 10 hours / day
  active_days: 5 days / week
  peak_factor: 2
  steps_per_task: 2
  turns_per_conversation: 2
  input_tokens: 1500
  output_tokens: 300
  question_tokens: 50
  tool_result_tokens: 400
  reasoning_multiple: 1
  cached_prefix_tokens: 500
  cache_hit_share: 50 %
  history_hit_share: 50 %
  batch_share: 10 %
  retry_share: 1 %
  nonproduction_share: 5 %
paths:
  hosted: { model: anthropic/claude-sonnet-4-6, success_rate: 60 %, operations: 0.1 }
  self-hosted:
    model: llama-3.1-8b-instruct
    accelerator: l40s
    purchase: on-demand
    precision: fp8
    redundancy: 1
    operations: 0.3
    tokens_per_second: 20 / second
    success_rate: 50 %
retrieval: { documents: 1k, chunks: 10k, tokens_per_chunk: 300, changed: 5 % / month }
data: { sources: [{ name: A, condition: mixed, audited: true, personal_data: true }] }
integrations: [{ name: B, kind: crm, access: write }]
compliance: { regimes: [gdpr] }
review: { share: 1 %, minutes: 3 minutes, rate: $40 / hour }
people: { rate: $90 / hour, on_call: $300 / week, users: 40, training: $80 / user }
finance: { discount_rate: 9 %, price_decline: 1 % / year }
`;

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
  // The success rate of all paths counts where a path has none of its own.
  const plans = [whole, whole.replace(", success_rate: 60 %", "")];
  const read = new Set<string>();
  for (const text of plans) {
    const parsed = parsePlan(text, "whole.yaml");
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const watching = watched(parsed.value);
    expect(buildModel(watching.plan, facts)).toMatchObject({ ok: true });
    for (const key of watching.read) read.add(key);
  }
  const leaves = planRows.filter(({ type }) => type !== "section" && type !== "list");
  const unread = leaves.map(({ key }) => key).filter((key) => !read.has(key) && !words.has(key));
  expect(unread).toEqual([]);
});

it("shows the words of a plan beside its figures", () => {
  const parsed = parsePlan(whole, "whole.yaml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const answer = estimate(parsed.value, facts, { seed: 1, draws: 100 });
  expect(answer.ok && answer.value.estimate.plan).toMatchObject({
    name: "Whole",
    description: "Every key.",
    outcomeUnit: "answer",
  });
});
