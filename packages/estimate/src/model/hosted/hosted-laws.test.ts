import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { centre } from "../../graph/index.ts";
import { parsePlan } from "../../plan/index.ts";
import { buildModel } from "../build-model.ts";
import { defaultsFrom } from "../line-defaults.test-support.ts";
import { type LineRow, lineValue } from "../line-row.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const catalog = new URL("../../../../../catalog/defaults.yaml", import.meta.url);
const defaults = defaultsFrom(readFileSync(catalog, "utf8"));

/** Model usage of 24 months, USD. */
const bill = (plan: LineRow["plan"]): number =>
  lineValue(
    {
      name: "",
      node: "hosted.model-usage.total",
      want: 0,
      ...(plan === undefined ? {} : { plan }),
    },
    defaults,
  );
const least = 1 - 1e-9;
const runs = { numRuns: 12 };

it("a commitment costs at least what is used, at least what is committed, and no more than both", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: -50, max: 200 }),
      fc.integer({ min: 0, max: 90 }),
      (tasks, committed, growth, discount) => {
        const plan = {
          "workload.tasks": `${tasks} / month`,
          "workload.growth": `${growth} % / year`,
        };
        const free = bill({ ...plan, commercial: `{ discount: ${discount} % }` });
        const bound = bill({
          ...plan,
          commercial: `{ discount: ${discount} %, minimum_commitment: $${committed} / month }`,
        });
        expect(bound).toBeGreaterThanOrEqual(free * least);
        expect(bound).toBeGreaterThanOrEqual(24 * committed * least);
        expect(bound * least).toBeLessThanOrEqual(free + 24 * committed);
      },
    ),
    runs,
  );
});

it("free credit is worth at most what it says, and never makes the bill negative", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9000 }),
      fc.integer({ min: 1, max: 60 }),
      (tasks, credit) => {
        const plan = { "workload.tasks": `${tasks} / month` };
        const full = bill(plan);
        const paid = bill({ ...plan, commercial: `{ free_credit: $${credit} / month }` });
        expect(paid).toBeGreaterThanOrEqual(-1e-9);
        expect(paid).toBeGreaterThanOrEqual((full - 24 * credit) * least - 1e-9);
        expect(paid).toBeLessThanOrEqual(full);
      },
    ),
    runs,
  );
});

it("a cache never costs more than none, whatever is found in it", () => {
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), share, share, (turns, history, prefix) => {
      const plan = {
        "workload.turns_per_conversation": `${turns}`,
        "workload.input_tokens": "1500",
        "workload.cached_prefix_tokens": "900",
      };
      const none = bill({
        ...plan,
        "workload.history_hit_share": "0 %",
        "workload.cache_hit_share": "0 %",
      });
      const some = bill({
        ...plan,
        "workload.history_hit_share": `${history} %`,
        "workload.cache_hit_share": `${prefix} %`,
      });
      expect(some * least).toBeLessThanOrEqual(none);
    }),
    runs,
  );
});

it("the more a cheaper model takes, the smaller the bill of the models", () => {
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(share, share, (a, b) => {
      const at = (part: number) =>
        bill({
          paths: "{ hosted: { model: acme/one, small_model: acme/mini } }",
          "workload.small_model_share": `${part} %`,
        });
      expect(at(Math.max(a, b)) * least).toBeLessThanOrEqual(at(Math.min(a, b)));
    }),
    runs,
  );
});

it("more repeats never cost more tokens, more failures never succeed more", () => {
  const share = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(share, share, fc.integer({ min: 0, max: 90 }), (a, b, failed) => {
      const at = (node: string, exact: number, lost: number) =>
        lineValue(
          {
            name: "",
            node,
            want: 0,
            plan: {
              "workload.exact_repeats": `${exact} %`,
              "workload.failure_share": `${lost} %`,
              outcome: "{ success_rate: 50 % }",
            },
          },
          defaults,
        );
      const [few, many] = [Math.min(a, b), Math.max(a, b)];
      const usage = "hosted.model-usage.total";
      expect(at(usage, many, 0) * least).toBeLessThanOrEqual(at(usage, few, 0));
      expect(at("hosted.success-share", 0, failed)).toBeLessThanOrEqual(0.5);
    }),
    runs,
  );
});

it("months and years add up to the total, with every part that a contract and a route bring", () => {
  const parsed = parsePlan(
    plainPlan({
      horizon: "30 months",
      paths: "{ hosted: { model: acme/first, small_model: acme/ending } }",
      compliance: "{ residency: region }",
      commercial: "{ discount: 10 %, minimum_commitment: $2 / month, free_credit: $1 / month }",
      finance: "{ discount_rate: 5 %, price_decline: 9 % / year, fiscal_year_start: 4 }",
      "workload.small_model_share": "30 %",
      "workload.seasonal_swing": "40 %",
      "workload.ramp": "5 months",
      "workload.searches": "1",
      "workload.near_repeats": "10 %",
    }),
    "plain.yaml",
  );
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const model = buildModel(parsed.value, plainFacts(defaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  const { value, months } = middle.value;
  const sum = (all: Iterable<number>): number => [...all].reduce((one, other) => one + other, 0);
  for (const { id } of model.value.runLines) {
    expect(sum(months(`hosted.${id}.month`))).toBeCloseTo(value(`hosted.${id}.total`), 6);
  }
  const years = model.value.years.map(({ year }) => value(`hosted.run.in-${year}`));
  expect(sum(years)).toBeCloseTo(value("hosted.run.total"), 6);
  for (const part of ["input", "next-input", "next-2-input", "small-next-output", "shortfall"]) {
    expect(value(`hosted.model-usage.${part}.total`), part).toBeGreaterThan(0);
  }
  expect(value("hosted.model-usage.free-credit.total")).toBeLessThan(0);
  const tokens = [...model.value.graph.nodes.keys()].filter((id) =>
    /^hosted\.model-usage\.[a-z0-9-]+put\.total$/.test(id),
  );
  const uplift = value("price.residency-uplift");
  expect(value("hosted.residency.total")).toBeCloseTo(sum(tokens.map(value)) * (1 - 1 / uplift), 9);
});
