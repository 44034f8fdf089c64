import { describe, expect, it } from "vitest";
import {
  at,
  bookDay,
  bySourceId,
  currentModels,
  dayOf,
  isOld,
  modelEnds,
  type PricedModel,
  type PriceRow,
  type PriceSheet,
  priceAge,
  priceBooks,
  priceCertainty,
  priceChanges,
  sellerCoverage,
} from "../index.ts";

const sheet = (rows: readonly PriceRow[], more: Partial<PriceSheet> = {}): PriceSheet => ({
  from: "2026-01-01",
  status: "single source",
  checked: "2026-03-01",
  sources: ["a"],
  usd: rows,
  ...more,
});
const text: PriceRow = { input_text: "1", output_text: "2" };
const model = (id: string, sheets: readonly PriceSheet[], more: Partial<PricedModel> = {}) => ({
  id,
  name: id,
  prices: sheets,
  ...more,
});
const ends = (date: string): Partial<PricedModel> => ({
  end_of_life: { date, sources: ["a"], checked: "2026-03-01", replacement: "new" },
});

const book = priceBooks([
  {
    provider: "openai",
    name: "O",
    known: "2026-03-05",
    models: [
      model("plain", [
        sheet([text, { tier: "batch", times: "0.5" }, { region: "eu", times: "1.1" }]),
      ]),
      model("long", [
        sheet([
          { ...text, cache_read_text: "0.1" },
          { above: 200000, input_text: "2" },
        ]),
      ]),
      model("search-embedding", [sheet([{ input_text: "0.1" }], { checked: "2025-11-30" })]),
      model("rerank-1", [sheet([{ input_text: "0.1" }], { status: "vendor page" })]),
      model("ft:plain", [sheet([text, { hosting_hours: "0" }])], { tuned_from: "plain" }),
      model("gone", [sheet([text])], ends("2026-03-05")),
      model("going", [sheet([text])], ends("2026-03-06")),
      model("ahead", [sheet([text], { from: "2026-04-01" })]),
    ],
  },
  {
    provider: "mistral",
    name: "M",
    known: "2026-03-04",
    models: [
      model("changed", [
        sheet([text]),
        sheet([{ input_text: "1", output_text: "3" }], { from: "2026-02-01" }),
        sheet([{ input_text: "1", output_text: "4" }], { from: "2026-02-01", known: "2026-03-05" }),
      ]),
    ],
  },
]).get("list");
if (book === undefined) throw new Error("no book");
const day = at("2026-03-05");
const models = currentModels(book, day);

describe("what a book covers on a day", () => {
  it.each([
    ["search-embedding", "embeddings"],
    ["rerank-1", "rerank"],
    ["zerank-2", "rerank"],
    ["model-router", "text"],
  ])("%s, paid for what it reads, sells %s", (id, want) => {
    const alone = priceBooks([
      {
        provider: "openai",
        name: "O",
        known: "2026-03-05",
        models: [model(id, [sheet([{ input_text: "1" }])])],
      },
    ]).get("list");
    expect(alone && [...(currentModels(alone, at("2026-03-05"))[0]?.kinds ?? [])]).toEqual([want]);
  });

  it("counts models that have a price and answer, each once for a kind", () => {
    const [openai, mistral] = sellerCoverage(book, day);
    expect(openai).toMatchObject({ provider: "openai", ended: 1, prices: 13 });
    expect(openai?.models.map(({ facts }) => facts.id)).toEqual([
      "plain",
      "long",
      "search-embedding",
      "rerank-1",
      "ft:plain",
      "going",
    ]);
    expect(Object.fromEntries(openai?.kinds ?? [])).toEqual({
      text: 4,
      batch: 1,
      residency: 1,
      "cache-read": 1,
      "long-context": 1,
      embeddings: 1,
      rerank: 1,
      tuned: 1,
      "tuned-hosting": 1,
    });
    expect(mistral).toMatchObject({ provider: "mistral", ended: 0, prices: 2 });
  });

  it("speaks of the last day on which something came in", () => {
    expect(dayOf(bookDay(book))).toBe("2026-03-05");
  });

  it("says by month and by model when a source last showed a price", () => {
    const { months, oldest } = priceAge(models);
    expect(months).toEqual([
      { month: "2026-03", prices: 14 },
      { month: "2025-11", prices: 1 },
    ]);
    expect(oldest[0]).toEqual({
      provider: "openai",
      model: "search-embedding",
      checked: at("2025-11-30"),
    });
  });

  it.each([
    { checked: "2025-12-05", old: false },
    { checked: "2025-12-04", old: true },
    { checked: "2026-04-01", old: false },
  ])("a price seen on $checked is old on 5 March: $old", ({ checked, old }) => {
    expect(isOld(at(checked), day)).toBe(old);
  });

  it("says how well prices are founded, and on what", () => {
    const sources = bySourceId([{ id: "a", kind: "report", title: "A", read: "2026-03-05" }]);
    const { byStatus, bySource, singleSource } = priceCertainty(models, sources);
    expect(byStatus).toEqual([
      { status: "vendor page", prices: 1, models: 1 },
      { status: "single source", prices: 14, models: 6 },
    ]);
    expect(bySource).toEqual([{ kind: "report", sources: 1, prices: 15 }]);
    expect(singleSource).toHaveLength(6);
  });

  it("lists what ends after the day, with what is recommended instead", () => {
    const list = modelEnds(book, day, at("2027-03-05"));
    expect(list).toMatchObject([{ model: "going", endOfLife: { replacement: "new" } }]);
    expect(modelEnds(book, at("2026-03-06"), at("2027-03-05"))).toEqual([]);
  });

  it("lists changes as known now: a correction is no change", () => {
    expect(priceChanges(book)).toMatchObject([
      { model: "changed", meter: "output_text", from: at("2026-02-01") },
    ]);
    const [change] = priceChanges(book);
    expect(change && Number(change.after.n) / Number(change.after.d)).toBeCloseTo(4e-6, 12);
  });
});
