import { readdirSync, readFileSync } from "node:fs";
import { at, decimal, requestCost, times, toDecimal } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { centre } from "../graph/index.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate } from "../result/index.ts";
import { buildModel } from "./build-model.ts";
import { findPrice } from "./hosted/token-price.ts";
import { catalogFacts } from "./plain-facts.test-support.ts";

const root = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const facts = catalogFacts(
  (path) => read(`catalog/${path}`),
  (folder) => readdirSync(new URL(`catalog/${folder}`, root)),
);

const planOf = (path: string) => {
  const plan = parsePlan(read(path), path);
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
};

describe("worked examples of the articles, to the cent", () => {
  it.each([
    {
      id: "A.worked.support-sonnet",
      plan: "support-sonnet",
      input: 1200,
      output: 1200,
      total: 2400,
    },
    { id: "A.worked.support-haiku", plan: "support-haiku", total: 640 },
    { id: "A.worked.support-flash", plan: "support-flash", total: 54 },
  ])("$id: $total USD a month", ({ plan, input, output, total }) => {
    const model = buildModel(planOf(`examples/worked/${plan}.yaml`), facts);
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    const middle = centre(model.value.graph);
    if (!middle.ok) throw new Error("no centre");
    const cents = (part: string) =>
      [...middle.value.months(`hosted.model-usage${part}.month`)].map((usd) =>
        Math.round(usd * 100),
      );
    expect(new Set(cents(""))).toEqual(new Set([total * 100]));
    if (input !== undefined) expect(new Set(cents(".input"))).toEqual(new Set([input * 100]));
    if (output !== undefined) expect(new Set(cents(".output"))).toEqual(new Set([output * 100]));
  });

  it("A.worked.fine-tune-gpt-4o: 50,000 examples of 1,000 tokens, one pass, 1250 USD", () => {
    const book = facts.books.get("article-2026");
    const prices = book?.find({ model: "openai/gpt-4o", at: at("2026-07-01") });
    if (!prices?.ok) throw new Error("no prices");
    const found = findPrice(prices.value, "training_tokens", {
      at: at("2026-07-01"),
      contextTokens: 0,
      serviceTier: "standard",
    });
    if (found === undefined) throw new Error("no price for training");
    const usd = times(found.picked.usdPerUnit, decimal("50000000"));
    expect(toDecimal(usd)).toEqual({ text: "1250", exact: true });
  });

  it("the graph and the exact cost of one request agree", () => {
    const book = facts.books.get("article-2026");
    if (book === undefined) throw new Error("no book");
    const cost = requestCost(
      {
        meters: { input_text: 2000, output_text: 400 },
        inclusive: {},
        known: "exact",
        api: "chat",
        notes: [],
      } as never,
      book,
      at("2026-07-01"),
      { model: "anthropic/claude-sonnet-4-6" },
    );
    expect(Number(cost.totalPico) / 1e12).toBe(2400 / 200_000);
  });
});

describe("published ranges of a build, without overrun and proof of concept", () => {
  it.each([
    { name: "hosted", plan: "hosted-assistant", path: "hosted", low: 40_000, high: 200_000 },
    {
      name: "self-hosted, narrow",
      plan: "internal-assistant",
      path: "self-hosted",
      low: 30_000,
      high: 80_000,
    },
  ])("$name: the middle lies within $low to $high", ({ plan, path, low, high }) => {
    const made = estimate(planOf(`examples/${plan}.yaml`), facts, { seed: 1, draws: 4096 });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const found = made.value.estimate.paths.find(({ id }) => id === path);
    if (found === undefined || found.status === "ruled-out") throw new Error("not priced");
    expect(found.buildAsQuotedUsd.p50).toBeGreaterThan(low);
    expect(found.buildAsQuotedUsd.p50).toBeLessThan(high);
  });
});

describe("examples", () => {
  const plans = readdirSync(new URL("examples", root)).filter((name) => name.endsWith(".yaml"));
  it.each(plans)("%s is priced, all of it", (name) => {
    const made = estimate(planOf(`examples/${name}`), facts, { seed: 1, draws: 1024 });
    expect(made.ok && made.value.estimate.status).toBe("priced");
  });
});
