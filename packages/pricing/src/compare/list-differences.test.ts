import { describe, expect, it } from "vitest";
import {
  at,
  listDifferences,
  listPrice,
  type PricedModel,
  priceBooks,
  toNumber,
} from "../index.ts";

const sheet = (from: string, usd: PricedModel["prices"][number]["usd"]) => ({
  from,
  status: "single source" as const,
  checked: from,
  sources: ["a"],
  usd,
});
const books = priceBooks([
  {
    provider: "google",
    name: "Google",
    known: "2026-06-01",
    models: [
      {
        id: "pro",
        name: "Pro",
        prices: [
          sheet("2026-01-01", [
            { input_text: "1.25", output_text: "10", cache_read_text: "0.125" },
            { above: 200000, input_text: "2.5", output_text: "15" },
          ]),
        ],
      },
      {
        id: "new",
        name: "New",
        prices: [sheet("2026-03-01", [{ input_text: "1", output_text: "2" }])],
      },
      { id: "free", name: "Free", prices: [sheet("2026-01-01", [{ input_text: "0" }])] },
    ],
  },
  {
    book: "article",
    name: "Article",
    known: "2026-06-01",
    bills_as: { cache_read_text: "input_text", cache_write: "input_text" },
    models: [
      {
        id: "pro",
        provider: "google",
        name: "Pro",
        prices: [sheet("2026-01-01", [{ input_text: "1.25", output_text: "5" }])],
      },
      {
        id: "new",
        provider: "google",
        name: "New",
        prices: [sheet("2026-01-01", [{ input_text: "2", output_text: "2" }])],
      },
      {
        id: "free",
        provider: "google",
        name: "Free",
        prices: [sheet("2026-01-01", [{ input_text: "1" }])],
      },
      {
        id: "gone",
        provider: "google",
        name: "Gone",
        prices: [sheet("2026-01-01", [{ input_text: "1" }])],
      },
    ],
  },
]);
const [list, article] = [books.get("list"), books.get("article")];
if (list === undefined || article === undefined) throw new Error("no books");

describe("a book beside the vendors' list", () => {
  const { differ, same, unlisted } = listDifferences(article, list, at("2026-02-01"));
  const row = (model: string) =>
    differ
      .filter((each) => each.model === model)
      .map(({ meter, contextAbove, billedAs, usd, listUsd, ratio }) => [
        meter,
        contextAbove,
        billedAs,
        Math.round(toNumber(usd) * 1e9) / 1e3,
        Math.round(toNumber(listUsd) * 1e9) / 1e3,
        ratio,
      ]);

  it("has each price that differs: long prompts and meters billed as another, too", () => {
    expect(row("pro")).toEqual([
      ["input_text", 200000, undefined, 1.25, 2.5, 0.5],
      ["cache_read_text", undefined, "input_text", 1.25, 0.125, 10],
      ["output_text", undefined, undefined, 5, 10, 0.5],
      ["output_text", 200000, undefined, 5, 15, toNumber({ n: 1n, d: 3n })],
    ]);
  });

  it("takes the nearest day on which the list has a price", () => {
    expect(row("new")).toEqual([["input_text", undefined, undefined, 2, 1, 2]]);
    expect(differ.find(({ model }) => model === "new")?.listAt).toBe(at("2026-03-01"));
  });

  it("has no ratio to a price of zero, and says which models the list does not know", () => {
    expect(row("free")).toEqual([["input_text", undefined, undefined, 1, 0, undefined]]);
    expect(unlisted).toEqual(["google/gone"]);
    expect(same).toBe(2);
  });

  it("compares the asked models only; a book with itself differs nowhere", () => {
    const only = listDifferences(article, list, at("2026-02-01"), ({ model }) => model === "new");
    expect(only.differ.map(({ model }) => model)).toEqual(["new"]);
    expect(listDifferences(list, list, at("2026-02-01")).differ).toEqual([]);
  });

  it("knows no list price of a model that the list does not have", () => {
    const context = { at: at("2026-02-01"), contextTokens: 0, serviceTier: "standard" } as const;
    expect(listPrice(list, { provider: "google", model: "gone" }, "input_text", context)).toBe(
      undefined,
    );
  });
});
