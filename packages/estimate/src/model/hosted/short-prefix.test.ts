import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { catalogFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const root = new URL("../../../../../", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(`catalog/${path}`, root), "utf8"),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);

const billed = (model: string, workload: Readonly<Record<string, string>>) => {
  const parts = Object.entries(workload).map(([key, value]) => [`workload.${key}`, value]);
  const plan = parsePlan(
    plainPlan({
      paths: `{ hosted: { model: ${model} } }`,
      "workload.cache_hit_share": "90 %",
      ...Object.fromEntries(parts),
    }),
    "plain.yaml",
  );
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const made = buildModel(plan.value, facts);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const middle = centre(made.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  const notes = made.value.notes.filter(({ code }) => code === "cache-off");
  return { usd: middle.value.value("hosted.model-usage.total"), notes };
};

it.each([
  ["openai/gpt-5.1", "500", "1023"],
  ["anthropic/claude-haiku-4-5", "2000", "4095"],
])(
  "%s: a prefix that is too short to be cached is plain input, and a note says so",
  (model, short, nearly) => {
    const tokens = { input_tokens: "6000", output_tokens: "20" };
    const none = billed(model, tokens);
    expect(none.notes).toEqual([]);
    for (const prefix of [short, nearly]) {
      const got = billed(model, { ...tokens, cached_prefix_tokens: prefix });
      expect(got.usd).toBeCloseTo(none.usd, 9);
      expect(got.notes[0]?.text).toContain("it is counted as plain input");
    }
    const long = billed(model, { ...tokens, cached_prefix_tokens: `${Number(nearly) + 1}` });
    expect(long.notes).toEqual([]);
    expect(long.usd).toBeLessThan(none.usd * 0.95);
  },
);

it("what a task sends again is found with its short prefix", () => {
  const talk = { input_tokens: "1500", output_tokens: "100", turns_per_conversation: "4" };
  const none = billed("openai/gpt-5.1", talk);
  const short = billed("openai/gpt-5.1", { ...talk, cached_prefix_tokens: "500" });
  expect(short.usd).toBeCloseTo(none.usd, 9);
});

it("a seller that says nothing of a shortest prefix caches it as stated", () => {
  const tokens = { input_tokens: "600", output_tokens: "20" };
  const model = "deepseek/deepseek-v4-pro";
  const none = billed(model, tokens);
  expect(billed(model, { ...tokens, cached_prefix_tokens: "500" }).usd).toBeLessThan(none.usd);
});
