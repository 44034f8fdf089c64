import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { hours, isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const catalogDefaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);

const roles =
  "[{ name: Engineer, rate: $120 / hour, share: 75 % }, { name: Tester, rate: $80 / hour, share: 25 % }]";

it.each<LineRow>([
  {
    name: "roles: 0.75 × 120 + 0.25 × 80",
    plan: { people: `{ roles: ${roles} }` },
    node: "people.rate",
    want: 110,
  },
  {
    name: "roles take the place of the rate: 40 h × 110",
    plan: { people: `{ rate: $100 / hour, roles: ${roles} }` },
    defaults: hours,
    node: "hosted.engineering.total",
    want: 4400,
  },
  {
    name: "a stated overhead of a quarter: 40 h × 100 × 1.25",
    plan: { people: "{ rate: $100 / hour, delivery_overhead: 25 % }" },
    defaults: { ...hours, "labour.delivery-overhead": 0.5 },
    node: "hosted.engineering.total",
    want: 5000,
  },
  {
    name: "wages that rise by a tenth: operations of month 13, 0.1 × 1800 h × 100 ÷ 12 × 1.1",
    plan: {
      people: "{ rate: $100 / hour, wage_inflation: 10 % / year }",
      paths: "{ hosted: { model: acme/one, operations: 0.1 } }",
    },
    defaults: { "labour.productive-hours": 1800 },
    node: "hosted.operations.month",
    month: 13,
    want: 1650,
  },
  {
    name: "on call is assumed where a level of service is promised: 300 a week × 4.348 weeks",
    plan: { latency: "{ first_token: 10 seconds, percentile: 95 % }" },
    defaults: { "ops.on-call": 300 },
    node: "hosted.on-call.month",
    month: 1,
    want: (300 * 365.25) / 12 / 7,
  },
])("$name: $want", (row) => {
  const got = lineValue(row, catalogDefaults);
  expect(isWanted(row, got), String(got)).toBe(true);
});

it.each([
  { shares: ["60 %", "30 %"], sum: "90 %" },
  { shares: ["60 %", "60 %"], sum: "120 %" },
])("shares of roles that add up to $sum are an issue at their place", ({ shares, sum }) => {
  const items = shares.map((share, at) => `{ name: R${at}, rate: $90 / hour, share: ${share} }`);
  const plan = parsePlan(plainPlan({ people: `{ roles: [${items.join(", ")}] }` }), "a.yaml");
  expect(plan.ok).toBe(false);
  if (plan.ok) return;
  expect(plan.error).toMatchObject([
    {
      message: `people.roles: the shares of the roles add up to ${sum}`,
      line: 7,
      column: 18,
      expected: "shares that add up to 100 %",
    },
  ]);
});

it("three roles of 33.3 % are a whole team", () => {
  const items = [1, 2, 3].map((n) => `{ name: R${n}, rate: $90 / hour, share: 33.3 % }`);
  const plan = parsePlan(plainPlan({ people: `{ roles: [${items.join(", ")}] }` }), "a.yaml");
  expect(plan.ok).toBe(true);
});
