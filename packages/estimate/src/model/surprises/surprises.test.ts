import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { estimate } from "../../result/estimate.ts";
import { buildModel } from "../build-model.ts";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { collection, isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const defaults = defaultsFrom(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);
const sources = "{ sources: [{ name: a, condition: mixed }, { name: b, condition: clean }] }";

const rows: LineRow[] = [
  {
    name: "one mixed source of 20 hours takes three times as long: 40 hours more at 100 USD",
    plan: { data: sources },
    defaults: { "data.source.mixed": 20, "data.rework.multiple": 3 },
    node: "hosted.surprise.data-rework.total",
    want: 4000,
  },
  {
    name: "an audit trail of 80 hours costs three times as much later",
    plan: { compliance: "{ regimes: [hipaa] }" },
    defaults: { "observability.audit-build": 80, "audit.retrofit-multiple": 3 },
    node: "hosted.surprise.audit-retrofit.total",
    want: 16_000,
  },
  {
    name: "one change of model is 60 hours at 100 USD, whatever the months between",
    defaults: { "migration.hours": 60, "migration.interval": 17 },
    node: "hosted.surprise.model-migration.total",
    want: 6000,
  },
  {
    name: "prices that do not fall anyway cost nothing more",
    node: "hosted.surprise.price-decline.total",
    want: 0,
  },
];

it.each(rows)("$name: $want USD", (row) => {
  expect(lineValue(row, defaults)).toSatisfy((value: number) => isWanted(row, value));
});

const value = (node: string, plan: Readonly<Record<string, string>> = {}, values = {}): number =>
  lineValue({ name: "", plan, defaults: values, node, want: 0 }, defaults);

it("prices that stay cost what the lines cost more without a fall", () => {
  const fall = "{ discount_rate: 0 %, price_decline: 20 % / year }";
  const flat = value("hosted.model-usage.total");
  const falling = value("hosted.model-usage.total", { finance: fall });
  const more = value("hosted.surprise.price-decline.total", { finance: fall });
  expect(more).toBeCloseTo(flat - falling, 9);
  expect(more).toBeGreaterThan(0);
  const own = { paths: bothPaths };
  const rent = (decline: number, node: string) =>
    value(node, own, { "price.gpu-decline": decline });
  expect(rent(0.2, "self-hosted.surprise.price-decline.total")).toBeCloseTo(
    rent(0, "self-hosted.gpu-serving.total") - rent(0.2, "self-hosted.gpu-serving.total"),
    6,
  );
});

it("a model that is followed by another at its own prices stays at the prices of each", () => {
  const finance = "{ discount_rate: 0 %, price_decline: 20 % / year }";
  const paths = "{ hosted: { model: acme/ending } }";
  const flat = value("hosted.model-usage.total", { paths });
  const falling = value("hosted.model-usage.total", { paths, finance });
  expect(value("hosted.surprise.price-decline.total", { paths, finance })).toBeCloseTo(
    flat - falling,
    9,
  );
});

it("embedding all each month costs the index each month, less what is counted", () => {
  const plan = { retrieval: collection };
  const more = value("hosted.surprise.re-embedding.total", plan);
  const once = value("retrieval.index-once", plan);
  const counted = value("hosted.retrieval.reindex.total", plan);
  expect(more).toBeCloseTo(24 * once - counted, 9);
});

it("says the money of its node, opens no surprise that the plan cannot meet", () => {
  const text = plainPlan({ paths: bothPaths, data: sources, retrieval: collection });
  const plan = parsePlan(text, "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const facts = plainFacts(defaults, {});
  const made = estimate(plan.value, facts, { seed: 1, draws: 256 });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { estimate: answer, centre: middle } = made.value;
  const ids = answer.paths.flatMap((path) =>
    path.status === "ruled-out"
      ? []
      : path.surprises.map(({ id, node, usd }) => {
          expect(usd, node).toBe(middle.value(node));
          expect(usd).toBeGreaterThan(0);
          return id;
        }),
  );
  expect(new Set(ids)).toEqual(
    new Set([
      "data-rework",
      "re-embedding",
      "reranker-headroom",
      "model-migration",
      "price-decline",
    ]),
  );
  const bare = parsePlan(plainPlan(), "plain.yaml");
  const model = bare.ok ? buildModel(bare.value, facts) : bare;
  if (!model.ok) throw new Error("no model");
  expect(model.value.surprises.map(({ id }) => id)).toEqual(["model-migration", "price-decline"]);
  const point = centre(model.value.graph);
  expect(point.ok && point.value.value("hosted.surprise.price-decline.total")).toBe(0);
});
