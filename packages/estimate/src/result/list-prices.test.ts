import { readFileSync } from "node:fs";
import { type PriceBook, type PriceSheet, priceBooks } from "@outlay/pricing";
import { describe, expect, it } from "vitest";
import { defaultsOf } from "../model/catalog-defaults.test-support.ts";
import { plainFacts } from "../model/plain-facts.test-support.ts";
import { plainPlan } from "../model/plain-plan.test-support.ts";
import { parsePlan } from "../plan/index.ts";
import { estimate } from "./estimate.ts";

const defaults = defaultsOf(
  readFileSync(new URL("../../../../catalog/defaults.yaml", import.meta.url), "utf8"),
);
const facts = plainFacts(defaults, {});

const sheet = (usd: PriceSheet["usd"]): PriceSheet => ({
  from: "2026-01-01",
  status: "single source",
  checked: "2026-01-01",
  sources: ["test"],
  usd,
});
const article = priceBooks([
  {
    book: "article",
    name: "Article",
    known: "2026-01-01",
    models: [
      {
        id: "one",
        provider: "acme",
        name: "One",
        prices: [sheet([{ input_text: "1", output_text: "8" }])],
      },
      {
        id: "other",
        provider: "acme",
        name: "Other",
        prices: [sheet([{ input_text: "1", output_text: "8" }])],
      },
    ],
  },
]).get("article") as PriceBook;

function answer(parts: Readonly<Record<string, string>>) {
  const plan = parsePlan(plainPlan(parts), "plain.yaml");
  const books = new Map([...facts.books, ["article", article] as const]);
  const made = plan.ok ? estimate(plan.value, { ...facts, books }, { seed: 1, draws: 64 }) : plan;
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.estimate;
}
const notes = (of: ReturnType<typeof answer>) =>
  of.notes.filter(({ code }) => code === "book-differs").map(({ text }) => text);

describe("a plan with a price book of its own", () => {
  // 1,000 tasks of 1,000 + 100 tokens, 24 months: 24M of input, 2.4M of output.
  const one = answer({ price_book: "article" });

  it("has each price that is not the list's, and what the list makes of the total", () => {
    expect(one.listPrices).toMatchObject({
      book: "article",
      used: 2,
      differ: [
        {
          node: "price.acme.one.input_text",
          usd: "1.00",
          listUsd: "2.00",
          per: 1_000_000,
          unit: "token",
          ratio: 0.5,
        },
      ],
    });
    const [hosted] = one.listPrices?.paths ?? [];
    expect(hosted?.modelUsageUsd).toBeCloseTo(24 + 19.2, 6);
    expect(hosted?.modelUsageAtListUsd).toBeCloseTo(48 + 19.2, 6);
    // Evaluation runs on the same prices, so the total moves by more than the bill: as far as the plan on the list.
    const [listed] = answer({}).paths;
    expect(listed?.status === "priced" && listed.totalUsd.centre).toBeCloseTo(
      hosted?.atListUsd ?? 0,
      6,
    );
    expect(notes(one)).toEqual([
      expect.stringMatching(
        /^1 of the 2 prices that are used of the book article are not those of the vendors' list: one input_text 1\.00, the list has 2\.00 \(0\.5 ×\)\. .*hosted .*its line Model usage \$43\.2, at list prices \$67\.2\.$/,
      ),
    ]);
  });

  it("says so where the list has no such price, and moves nothing", () => {
    const { listPrices } = answer({
      price_book: "article",
      paths: "{ hosted: { model: acme/other } }",
    });
    expect(listPrices?.differ.map(({ listUsd, ratio }) => [listUsd, ratio])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(listPrices?.paths[0]?.moreUsd).toBe(0);
  });

  it("says nothing of a plan that takes the list", () => {
    const plain = answer({});
    expect(plain.listPrices).toBeUndefined();
    expect(notes(plain)).toEqual([]);
  });
});
