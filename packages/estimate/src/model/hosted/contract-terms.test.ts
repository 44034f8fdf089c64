import { readFileSync } from "node:fs";
import { type Contract, contractBook, type PriceBook } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../../plan/index.ts";
import { estimate } from "../../result/index.ts";
import { defaultsOf } from "../catalog-defaults.test-support.ts";
import { plainFacts } from "../plain-facts.test-support.ts";
import { plainPlan } from "../plain-plan.test-support.ts";

const defaults = defaultsOf(
  readFileSync(new URL("../../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);
const facts = plainFacts(defaults, {});

/** Model usage of a plan that takes a contract for its price book: 1M tokens in, 0.1M out, for 24 months. */
function answer(
  contract: Partial<Contract> | undefined,
  parts: Readonly<Record<string, string>> = {},
) {
  const whole: Contract = { contract: "ours", over: "list", known: "2026-11-01", ...contract };
  const made = contractBook(facts.books.get("list") as PriceBook, whole);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const books = new Map([...facts.books, ["contract.yaml", made.value] as const]);
  const named = contract === undefined ? parts : { price_book: "contract.yaml", ...parts };
  const plan = parsePlan(plainPlan(named), "plain.yaml");
  const result = plan.ok ? estimate(plan.value, { ...facts, books }, { seed: 1, draws: 64 }) : plan;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { estimate: made2 } = result.value;
  const [path] = made2.paths;
  if (path === undefined || path.status === "ruled-out") throw new Error("no path");
  const usage = path.lines.find(({ id }) => id === "model-usage");
  return {
    usd: usage?.totalUsd,
    notes: made2.notes.flatMap(({ code, path: of, text }) =>
      code === "contract" && of !== undefined ? [text] : [],
    ),
    estimate: made2,
  };
}

const days = { provider: "acme", from: "2027-01-01", to: "2029-01-01" };
const half = {
  provider: "acme",
  models: ["one"],
  times: "0.5",
  from: "2026-12-01",
  to: "2030-01-01",
};
const promise = (usd: string, more: object = {}) => ({
  ...days,
  usd,
  per: "month" as const,
  ...more,
});
const commercial = (text: string) => ({ commercial: `{ ${text} }` });

describe("a plan whose price book is a contract", () => {
  // At list price 2 + 0.8 = 2.80 a month.
  it.each<{
    name: string;
    contract: Partial<Contract>;
    plan?: Readonly<Record<string, string>>;
    want: number;
  }>([
    { name: "nothing agreed: the list", contract: {}, want: 67.2 },
    { name: "negotiated prices", contract: { negotiated: [half] }, want: 33.6 },
    {
      name: "not before they hold",
      contract: { negotiated: [{ ...half, from: "2027-02-01" }] },
      want: 67.2,
    },
    {
      name: "a discount of the plan stands in their place",
      contract: { negotiated: [half] },
      plan: commercial("discount: 10 %"),
      want: 60.48,
    },
    { name: "a commitment of each month", contract: { commitments: [promise("10")] }, want: 240 },
    {
      name: "of a year, as twelfths",
      contract: { commitments: [promise("120", { per: "year" })] },
      want: 240,
    },
    {
      name: "of its term",
      contract: { commitments: [promise("240", { per: "term" })] },
      want: 240,
    },
    {
      name: "what is used of the running year leaves the rest for its last months",
      contract: {
        commitments: [
          promise("120", {
            per: "year",
            from: "2026-07-01",
            to: "2027-07-01",
            used: { usd: "90", until: "2026-11-01" },
          }),
        ],
      },
      want: 6 * (30 / 8) + 18 * 2.8,
    },
    {
      name: "and nothing where more is used than promised",
      contract: {
        commitments: [
          promise("120", {
            per: "year",
            from: "2026-07-01",
            to: "2027-07-01",
            used: { usd: "130", until: "2026-11-01" },
          }),
        ],
      },
      want: 67.2,
    },
    {
      name: "the next year is owed in full",
      contract: {
        commitments: [
          promise("120", {
            per: "year",
            from: "2026-07-01",
            to: "2028-07-01",
            used: { usd: "130", until: "2027-06-15" },
          }),
        ],
      },
      want: 6 * 2.8 + 12 * 10 + 6 * 2.8,
    },
    { name: "used up", contract: { commitments: [promise("2")] }, want: 67.2 },
    {
      name: "for its months only",
      contract: { commitments: [promise("10", { to: "2028-01-01" })] },
      want: 120 + 33.6,
    },
    {
      name: "of another seller",
      contract: { commitments: [promise("10", { provider: "other" })] },
      want: 67.2,
    },
    {
      name: "the plan's own in its place",
      contract: { commitments: [promise("10")] },
      plan: commercial("minimum_commitment: $5 / month"),
      want: 120,
    },
    {
      name: "a credit over its months",
      contract: { credits: [{ ...days, usd: "24" }] },
      want: 43.2,
    },
    { name: "a credit that is larger", contract: { credits: [{ ...days, usd: "2400" }] }, want: 0 },
    {
      name: "for its months only",
      contract: { credits: [{ ...days, to: "2027-07-01", usd: "6" }] },
      want: 61.2,
    },
    {
      name: "of what is left of it then",
      contract: { credits: [{ ...days, from: "2026-07-01", to: "2027-07-01", usd: "12" }] },
      want: 61.2,
    },
    {
      name: "the plan's own in its place",
      contract: { credits: [{ ...days, usd: "24" }] },
      plan: commercial("free_credit: $2 / month"),
      want: 19.2,
    },
    {
      name: "a commitment after credit",
      contract: { credits: [{ ...days, usd: "24" }], commitments: [promise("10")] },
      want: 240,
    },
  ])("$name: $want", ({ contract, plan, want }) => {
    expect(answer(contract, plan).usd).toBeCloseTo(want, 6);
  });

  it("costs what the same terms cost as keys of the plan", () => {
    const keys = answer(
      undefined,
      commercial("minimum_commitment: $10 / month, free_credit: $1 / month"),
    );
    const contract = answer({ commitments: [promise("10")], credits: [{ ...days, usd: "24" }] });
    expect(contract.usd).toBeCloseTo(keys.usd ?? Number.NaN, 9);
  });

  it("says what list prices would make of it", () => {
    const { listPrices } = answer({ negotiated: [half] }).estimate;
    expect(listPrices?.paths[0]).toMatchObject({ path: "hosted" });
    expect(listPrices?.paths[0]?.modelUsageUsd).toBeCloseTo(33.6, 6);
    expect(listPrices?.paths[0]?.modelUsageAtListUsd).toBeCloseTo(67.2, 6);
    expect(listPrices?.paths[0]).not.toHaveProperty("withoutTermsUsd");
  });

  // 1.40 a month at half price, 2.80 at list price, 10 committed: the price is of no account, the contract costs 172.80.
  it("says apart what list prices and what no contract would make of it, as a plan without one has it", () => {
    const bound = answer({ negotiated: [half], commitments: [promise("10")] });
    const [path] = bound.estimate.listPrices?.paths ?? [];
    expect(bound.usd).toBeCloseTo(240, 6);
    expect(path?.modelUsageAtListUsd).toBeCloseTo(240, 6);
    const [free] = answer(undefined).estimate.paths;
    expect(path?.withoutTermsUsd).toBeCloseTo(
      (free?.status === "priced" && free.totalUsd.centre) || Number.NaN,
      5,
    );
    const note = bound.estimate.notes.find(({ text }) => text.startsWith("The contract sets"));
    expect(note?.text).toMatch(
      /at list prices and the same commitments and credits \$.*, without the contract \$.* \(-/,
    );
  });

  it.each<{ contract: Partial<Contract>; plan?: Readonly<Record<string, string>>; want: string[] }>(
    [
      { contract: { negotiated: [half] }, want: [] },
      {
        contract: { negotiated: [{ ...half, to: "2027-06-01" }] },
        want: ["The contract's price of One ends on 2027-06-01"],
      },
      {
        contract: { negotiated: [half] },
        plan: commercial("discount: 10 %"),
        want: ["The plan states commercial.discount"],
      },
      {
        contract: { commitments: [promise("10")] },
        want: [
          "The contract's commitment with acme (10 USD per month until 2029-01-01) is held against each month",
        ],
      },
      {
        contract: { commitments: [promise("10")] },
        plan: commercial("minimum_commitment: $5 / month"),
        want: ["The plan states commercial.minimum_commitment"],
      },
      {
        contract: { credits: [{ ...days, usd: "24" }] },
        want: ["The contract's credit of acme (24 USD until 2029-01-01) is spread"],
      },
      {
        contract: { free_tiers: [{ ...days, meters: { web_searches: 5 }, per: "day" }] },
        want: ["The contract's free units of acme are not in the estimate"],
      },
    ],
  )("has a note: $want", ({ contract, plan, want }) => {
    const { notes } = answer(contract, plan);
    expect(notes.map((text, index) => text.slice(0, want[index]?.length))).toEqual(want);
  });

  it("keeps the contract among its inputs, with the day it is known since", () => {
    const made = answer({ commitments: [promise("10")] }).estimate;
    expect(made.inputs.find(({ id }) => id === "hosted.contract.commitment")?.origin).toMatchObject(
      {
        kind: "vendor",
        source: "contract ours, commitments with acme",
        checked: "2026-11-01",
      },
    );
  });
});
