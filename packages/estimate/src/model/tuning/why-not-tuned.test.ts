import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel, type Model } from "../build-model.ts";
import { catalogFacts, plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const root = new URL("../../../../../", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(`catalog/${path}`, root), "utf8"),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);
const plain = plainFacts(facts.defaults, {});

function modelOf(text: string, known = facts): Model {
  const plan = parsePlan(text, "plan.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, known);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

const tuned = (model: string, more: Readonly<Record<string, string>> = {}): string =>
  plainPlan({ paths: `{ hosted-tuned: { model: "${model}" } }`, ...more });

describe("a model through an API that cannot be had tuned", () => {
  it.each([
    {
      name: "its seller does not tune it: others are named, the same model elsewhere first",
      model: "google/gemini-3.1-flash-lite",
      code: "not-tuned",
      text: "Tuned by their sellers, and not about to end: vertex/gemini-3.1-flash-lite",
    },
    {
      name: "nobody tunes one like it: one of each seller is named",
      model: "anthropic/claude-sonnet-4-6",
      code: "not-tuned",
      text: "azure/gpt-oss-20b, bedrock/us.amazon.nova-2-lite-v1:0, vertex/gemini-3.5-flash.",
    },
    {
      name: "it ended before the start",
      model: "azure/ft:gpt-4.1-mini",
      code: "ended",
      text: "Tuned by their sellers, and not about to end: azure/",
    },
    {
      name: "tuned by reinforcement only: no price of tokens",
      model: "azure/o4-mini",
      start: "2026-09",
      code: "not-tuned",
      text: "no price of training by examples",
    },
    {
      name: "it ends, and the next one is not tuned",
      model: "openai/gpt-4.1-mini",
      code: "ended",
      text: "ends on 2027-01-14, within the horizon, and GPT-6 Luna, which its seller names next, is not tuned",
    },
  ])("$name", ({ model, code, text, start }) => {
    const written = tuned(model).replace("start: 2027-01", `start: ${start ?? "2027-01"}`);
    const made = modelOf(written);
    expect(made.paths).toMatchObject([{ id: "hosted-tuned", status: "ruled-out" }]);
    expect(made.notes).toContainEqual(
      expect.objectContaining({ code, path: "hosted-tuned", text: expect.stringContaining(text) }),
    );
    expect(made.buildLines).toEqual([]);
  });

  it("a tuned version without a price for its use leaves the path partial", () => {
    const made = modelOf(tuned("acme/silent"), plain);
    expect(made.paths).toMatchObject([{ id: "hosted-tuned", status: "partial" }]);
    expect(made.notes).toContainEqual(expect.objectContaining({ code: "unpriced" }));
  });

  it("one that ends is followed by the tuned version of the next", () => {
    const made = modelOf(tuned("acme/ending"), plain);
    expect(made.paths).toMatchObject([{ id: "hosted-tuned", status: "priced" }]);
    expect(made.notes).toContainEqual(
      expect.objectContaining({
        code: "ends-within-horizon",
        text: expect.stringContaining("Next, tuned"),
      }),
    );
  });

  it.each(["vertex/gemini-3.1-flash-lite", "bedrock/ft:us.amazon.nova-2-lite-v1:0"])(
    "%s is priced, named by its base or by its tuned version",
    (model) => {
      expect(modelOf(tuned(model)).paths).toMatchObject([{ status: "priced" }]);
    },
  );
});

it("A.worked.fine-tune-gpt-4o: 50,000 examples of 1,000 tokens, one pass, one run: 1250 USD", () => {
  const made = modelOf(
    tuned("openai/gpt-4o", {
      price_book: "article-2026",
      tuning: "{ examples: 50k, tokens_per_example: 1000, epochs: 1, runs: 1 }",
    }),
  );
  expect(made.paths).toMatchObject([{ status: "priced" }]);
  const middle = centre(made.graph);
  if (!middle.ok) throw new Error("no centre");
  expect(Math.round(middle.value.value("hosted-tuned.training.total") * 100)).toBe(125_000);
  const price = made.graph.nodes.get("price.openai.gpt-4o.training_tokens");
  expect(price?.origin?.source).toContain("training_tokens@2026-01-01; single source: article-a");
});

describe("training on machines of one's own", () => {
  const own = (model: string, method: string, more = ""): string =>
    plainPlan({
      paths: `{ self-hosted-tuned: { model: ${model}, accelerator: l40s, redundancy: 0 } }`,
      tuning: `{ examples: 10k, method: ${method}${more} }`,
    });
  const trainedOn = (text: string): string | undefined =>
    modelOf(text)
      .notes.map((note) => /^One training run is .* on (.*), about/.exec(note.text)?.[1])
      .find((words) => words !== undefined);

  it.each([
    { name: "LoRA of 8B fits the machine that serves it", method: "lora", want: "l40s-x1" },
    { name: "all weights of 8B, 128 GB, take four", method: "full", want: "l40s-x4" },
  ])("$name", ({ method, want }) => {
    expect(trainedOn(own("llama-3.1-8b-instruct", method))).toBe(want);
  });

  it("an example that the model cannot read rules the path out", () => {
    const made = modelOf(own("llama-3.1-8b-instruct", "lora", ", tokens_per_example: 1M"));
    expect(made.paths).toMatchObject([{ id: "self-hosted-tuned", status: "ruled-out" }]);
    expect(made.notes).toContainEqual(
      expect.objectContaining({
        code: "not-tuned",
        text: expect.stringContaining("takes 131072"),
      }),
    );
  });

  it("the article's figure for a LoRA run is said beside ours", () => {
    expect(modelOf(own("llama-3.1-8b-instruct", "lora")).notes).toContainEqual(
      expect.objectContaining({
        code: "contradiction",
        text: expect.stringContaining("500 to 3000 USD"),
      }),
    );
  });
});
