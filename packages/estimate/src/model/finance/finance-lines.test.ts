import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { workedPlan } from "../../plan/worked-plan.test-support.ts";
import { buildModel } from "../build-model.ts";
import { readDefaults } from "../defaults/read-defaults.ts";
import { isWanted, type LineRow, lineValue } from "../line-row.test-support.ts";
import { catalogFacts, plainFacts } from "../plain-facts.test-support.ts";
import { bothPaths, plainPlan } from "../plain-plan.test-support.ts";

const read = readDefaults(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
  "defaults.yaml",
);
if (!read.ok) throw new Error("the defaults do not read");
const defaults = read.value;

const folder = new URL("../../../../../catalog/", import.meta.url);
const catalog = catalogFacts(
  (path) => readFileSync(new URL(path, folder), "utf8"),
  (name) => readdirSync(new URL(name, folder)),
);

/** The launch is in January 2027; the build takes 12 months before it. */
const yearOfBuilding = { "calendar.build": 12, "calendar.poc": 0 };
const quiet = { "infra.run": 300, "observability.base": 100, "observability.event": 0 };
const shop = "{ fallback_cost: $5, success_rate: 60 % }";

it.each<LineRow>([
  // The build is paid evenly over the months to the launch.
  {
    name: "calendar years: all 12 months of building lie in 2026",
    defaults: yearOfBuilding,
    node: "hosted.build.paid-in-2026",
    want: 1,
  },
  {
    name: "years from April: 9 of 12 months lie in the year that ends in March 2027",
    plan: { finance: "{ fiscal_year_start: 4 }" },
    defaults: yearOfBuilding,
    node: "hosted.build.paid-in-2027",
    want: 0.75,
  },
  {
    name: "years from April: the other 3 lie in the year before",
    plan: { finance: "{ fiscal_year_start: 4 }" },
    defaults: yearOfBuilding,
    node: "hosted.build.paid-in-2026",
    want: 0.25,
  },
  {
    name: "the first year of the books takes what is earlier: 36 months, 12 in 2026, 24 before",
    defaults: { ...yearOfBuilding, "calendar.build": 36 },
    node: "hosted.build.paid-in-2025",
    want: 24 / 36,
  },
  // The books write it off in equal parts of a month from the launch.
  {
    name: "3 of 24 months lie in the year that ends in March 2027",
    plan: { finance: "{ fiscal_year_start: 4, amortisation: 2 years }" },
    node: "finance.written-off.in-2027",
    want: 0.125,
  },
  {
    name: "12 of 24 months",
    plan: { finance: "{ fiscal_year_start: 4, amortisation: 2 years }" },
    node: "finance.written-off.in-2028",
    want: 0.5,
  },
  {
    name: "after 18 months nothing is left to write off",
    plan: { finance: "{ amortisation: 1.5 years }" },
    node: "finance.written-off.in-2028",
    want: 1 / 3,
  },
  {
    name: "24 of 48 months are left at the end of the horizon",
    plan: { finance: "{ amortisation: 4 years }" },
    node: "finance.written-off.left",
    want: 0.5,
  },
  // Present value.
  {
    name: "10 % a year: the second year is worth 1 ÷ 1.1^1.5 at the launch",
    plan: { finance: "{ discount_rate: 10 % }" },
    node: "finance.discount-factor.in-2028",
    want: 1 / (1.1 * Math.sqrt(1.1)),
  },
  // Lines.
  {
    name: "seats: 6 people × 40 USD",
    plan: { commercial: "{ seats: 6, seat_price: $40 / user / month }" },
    node: "hosted.seats.month",
    month: 1,
    want: 240,
  },
  {
    name: "leaving the seller: in the last month",
    plan: { finance: "{ exit_cost: $30k }" },
    node: "hosted.exit.month",
    month: 24,
    want: 30_000,
  },
  {
    name: "not before",
    plan: { finance: "{ exit_cost: $30k }" },
    node: "hosted.exit.month",
    month: 23,
    want: 0,
  },
  {
    name: "tax of 10 % on 300 of hosting and 100 of observability",
    plan: { commercial: "{ tax: 10 % }" },
    defaults: quiet,
    node: "hosted.tax-on-infrastructure.month",
    month: 1,
    want: 40,
  },
  {
    name: "tax of 10 % on 1000 tasks of 1000 tokens in and 100 out: 2.80 USD",
    plan: { commercial: "{ tax: 10 % }" },
    node: "hosted.tax-on-model-usage.month",
    month: 1,
    want: 0.28,
  },
  // Baselines.
  {
    name: "doing nothing: 5 USD a task",
    plan: { outcome: shop },
    node: "baseline.do-nothing.cost-per-task",
    want: 5,
  },
  {
    name: "buying: 10 seats × 25 and 1000 tasks × 0.50 in a month",
    plan: { buy: "{ seats: 10, seat_price: $25 / user / month, price_per_task: $0.5 / task }" },
    node: "baseline.buy.month",
    month: 7,
    want: 750,
  },
  {
    name: "buying: 24 × 250 and 5000 once",
    plan: { buy: "{ seats: 10, seat_price: $25 / user / month, setup: $5k }" },
    node: "baseline.buy.total",
    want: 11_000,
  },
  {
    name: "buying, with the price of seats that vendors ask: 10 × 25 × 24",
    plan: { buy: "{ seats: 10 }" },
    defaults: { "buy.seat-price": 25 },
    node: "baseline.buy.total",
    want: 6_000,
  },
  {
    name: "buying, with tax of 10 % on the seats: 1.1 × 6000 + 5000",
    plan: {
      buy: "{ seats: 10, seat_price: $25 / user / month, setup: $5k }",
      commercial: "{ tax: 10 % }",
    },
    node: "baseline.buy.total",
    want: 11_600,
  },
  {
    name: "buying: people take over 3 of 10 of 24000 tasks at 5 USD",
    plan: { outcome: shop, buy: "{ price_per_task: $0.5 / task, success_rate: 70 % }" },
    node: "baseline.buy.total-with-fallback",
    want: 12_000 + 36_000,
  },
  {
    name: "buying: as often as the paths, where the plan does not say",
    plan: { outcome: shop, buy: "{ price_per_task: $0.5 / task }" },
    node: "baseline.buy.fallback.total",
    want: 48_000,
  },
  {
    name: "buying: of 24000 tasks a tenth is lost, and 7 of 10 of the others end well: 8880 at 5 USD",
    plan: {
      outcome: shop,
      buy: "{ price_per_task: $0.5 / task, success_rate: 70 % }",
      "workload.failure_share": "10 %",
    },
    node: "baseline.buy.fallback.total",
    want: 44_400,
  },
  {
    name: "buying: 12000 USD for 16800 tasks that end well",
    plan: { outcome: shop, buy: "{ price_per_task: $0.5 / task, success_rate: 70 % }" },
    node: "baseline.buy.cost-per-success",
    want: 12_000 / 16_800,
  },
])("$name", (row) => {
  const value = lineValue(row, defaults);
  expect(isWanted(row, value), `${value} instead of ${row.want}`).toBe(true);
});

it("a build that takes two years is worth 1.10 of itself at the launch, at 10 % a year", () => {
  const row = {
    name: "",
    plan: { finance: "{ discount_rate: 10 % }" },
    defaults: { ...yearOfBuilding, "calendar.build": 24 },
    want: 0,
  };
  const of = (node: string) => lineValue({ ...row, node }, defaults);
  expect(of("hosted.build.at-launch")).toBeCloseTo(1.1 * of("hosted.build.total"), 6);
});

it("an exit is in the total, and not in what the last month costs", () => {
  const of = (node: string, month?: number, exit = "$30k") => {
    const row = { name: "", plan: { finance: `{ exit_cost: ${exit} }` }, node, want: 0 };
    return lineValue(month === undefined ? row : { ...row, month }, defaults);
  };
  expect(of("hosted.run.month", 24)).toBe(of("hosted.run.month", 23));
  expect(of("hosted.run.total") - of("hosted.run.total", undefined, "$0")).toBeCloseTo(30_000, 6);
});

it("an exit is charged where the model cannot be taken along", () => {
  const row = { name: "", plan: { paths: bothPaths, finance: "{ exit_cost: $30k }" }, want: 0 };
  expect(lineValue({ ...row, node: "hosted.exit.total" }, defaults)).toBe(30_000);
  expect(() => lineValue({ ...row, node: "self-hosted.exit.total" }, defaults)).toThrow();
});

it("an open model at a host can be taken along: no exit, and a note", () => {
  const plan = parsePlan(workedPlan, "plan.yaml", {
    set: ["paths.hosted.model=azure/Llama-3.3-70B-Instruct", "finance.exit_cost=$30k"],
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, catalog);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  expect(model.value.runLines.map(({ id }) => id)).not.toContain("exit");
  expect(model.value.notes.filter(({ text }) => text.includes("exit_cost"))).toHaveLength(1);
});

it("says so where an exit is stated and nothing is left behind", () => {
  const paths = "{ self-hosted: { model: tiny, accelerator: plain } }";
  const plan = parsePlan(plainPlan({ paths, finance: "{ exit_cost: $30k }" }), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, plainFacts(defaults, {}));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  expect(model.value.notes.filter(({ code }) => code === "input-unused")).toHaveLength(1);
});

it("shows the years in the plan's currency too", () => {
  const row = {
    name: "",
    plan: { commercial: "{ currency: EUR, exchange_rate: 0.5 }" },
    want: 0,
  };
  const of = (node: string) => lineValue({ ...row, node }, defaults);
  for (const node of [
    "hosted.year.2026.cash",
    "hosted.year.2027.profit-and-loss",
    "hosted.total",
  ]) {
    expect(of(`${node}.in-currency`)).toBeCloseTo(of(node) / 2, 6);
  }
});
