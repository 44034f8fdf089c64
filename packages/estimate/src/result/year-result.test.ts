import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { workedPlan } from "../plan/worked-plan.test-support.ts";
import { estimate } from "./estimate.ts";

const catalog = new URL("../../../../catalog/", import.meta.url);
const facts = catalogFacts(
  (path) => readFileSync(new URL(path, catalog), "utf8"),
  (folder) => readdirSync(new URL(folder, catalog)),
);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

it("the years of a path add up to its total, as cash and with what is left in the books", () => {
  const set = [
    "finance.fiscal_year_start=4",
    "finance.amortisation=8 years",
    "commercial.currency=EUR",
    "commercial.exchange_rate=0.5",
  ];
  const plan = parsePlan(workedPlan, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const answer = estimate(plan.value, facts, { seed: 1, draws: 256 });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { paths } = answer.value.estimate;
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    if (path.status === "ruled-out") throw new Error(path.id);
    const { years, bookValueLeft, totalUsd } = path;
    // At the middle the build is paid in the fiscal year of the launch, which begins nine months before.
    expect(years.find(({ months }) => months > 0)).toMatchObject({ year: 2027, months: 3 });
    for (const { cashUsd, months } of years) if (months === 0) expect(cashUsd.centre).toBe(0);
    expect(sum(years.map(({ months }) => months))).toBe(60);
    expect(sum(years.map(({ cashUsd }) => cashUsd.centre))).toBeCloseTo(totalUsd.centre, 4);
    expect(bookValueLeft.usd).toBeGreaterThan(0);
    const books = sum(years.map(({ profitAndLossUsd }) => profitAndLossUsd));
    expect(books + bookValueLeft.usd).toBeCloseTo(totalUsd.centre, 4);
    expect(bookValueLeft.inCurrency).toBeCloseTo(bookValueLeft.usd / 2, 6);
    for (const { cashUsd, capexUsd, opexUsd, inCurrency } of years) {
      expect(capexUsd + opexUsd).toBeCloseTo(cashUsd.centre, 6);
      expect(inCurrency?.cash).toBeCloseTo(cashUsd.centre / 2, 6);
    }
  }
});
