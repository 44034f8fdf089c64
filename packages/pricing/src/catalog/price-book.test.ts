import { describe, expect, it } from "vitest";
import { toDecimal } from "../decimal.ts";
import { at } from "../instant.ts";
import type { Meter } from "../meter.ts";
import { findBook, priceBooks } from "./price-book.ts";
import type { PriceFile, PriceSheet } from "./price-file.ts";

const sheet = (
  from: string,
  usd: PriceSheet["usd"],
  more: Partial<PriceSheet> = {},
): PriceSheet => ({
  from,
  status: "vendor page",
  checked: "2026-01-01",
  sources: ["vendor"],
  usd,
  ...more,
});

const file = (prices: readonly PriceSheet[], more: Partial<PriceFile> = {}): PriceFile => ({
  provider: "acme",
  name: "Acme",
  known: "2026-01-01",
  models: [{ id: "m", name: "M", prices }],
  ...more,
});

/** USD of a meter at a time, as known at a time; `none` where the book has no price. */
function priceOf(
  files: PriceFile,
  meter: Meter,
  time: string,
  { known, tokens = 1000, tier = "standard", region }: PriceQuestion = {},
): string {
  const book = priceBooks([files]).get("list");
  const found = book?.find({ model: "m", at: at(time) });
  if (!found?.ok) return "unknown model";
  const picked = found.value.table.pick(meter, {
    at: at(time),
    ...(known === undefined ? {} : { knownAt: at(known) }),
    contextTokens: tokens,
    serviceTier: tier,
    ...(region === undefined ? {} : { region }),
  });
  return picked === undefined
    ? "none"
    : toDecimal({ n: picked.usdPerUnit.n * 1_000_000n, d: picked.usdPerUnit.d }).text;
}

interface PriceQuestion {
  known?: string;
  tokens?: number;
  tier?: "standard" | "batch" | "flex";
  region?: string;
}

describe("a sheet applies until the next one", () => {
  const two = file([
    sheet("2026-01-01", [{ input_text: "3" }, { above: 200_000, input_text: "6" }]),
    sheet("2026-03-13", [{ input_text: "2.50" }]),
  ]);
  it.each([
    { name: "before the first", time: "2025-12-31", want: "none" },
    { name: "on its first day", time: "2026-01-01", want: "3" },
    { name: "the moment before the next", time: "2026-03-12T23:59:59Z", want: "3" },
    { name: "from the next on", time: "2026-03-13", want: "2.5" },
    { name: "long prompts, while dearer", time: "2026-02-01", tokens: 200_001, want: "6" },
    { name: "long prompts at the boundary", time: "2026-02-01", tokens: 200_000, want: "3" },
    { name: "long prompts, no longer dearer", time: "2026-04-01", tokens: 200_001, want: "2.5" },
  ])("$name", ({ time, tokens = 1000, want }) => {
    expect(priceOf(two, "input_text", time, { tokens })).toBe(want);
  });
});

describe("what was known is kept beside what is known", () => {
  // A rise was announced, and called off on the day itself.
  const announced = file([
    sheet("2026-06-30", [{ input_text: "2" }]),
    sheet("2026-09-01", [{ input_text: "3" }], { known: "2026-07-01" }),
    sheet("2026-09-01", [{ input_text: "2" }], { known: "2026-09-01" }),
  ]);
  it.each([
    { name: "October as planned in August", time: "2026-10-01", known: "2026-08-01", want: "3" },
    { name: "October as planned in June", time: "2026-10-01", known: "2026-06-30", want: "2" },
    { name: "October as known later", time: "2026-10-01", known: "2026-10-01", want: "2" },
    { name: "October as known now", time: "2026-10-01", want: "2" },
    { name: "before anything was known", time: "2026-10-01", known: "2025-01-01", want: "none" },
    { name: "July, whenever asked", time: "2026-07-15", known: "2026-08-01", want: "2" },
  ])("$name: $want", ({ time, known, want }) => {
    expect(priceOf(announced, "input_text", time, known === undefined ? {} : { known })).toBe(want);
  });
});

describe("conditions", () => {
  const rich = file(
    [
      sheet("2026-01-01", [
        { input_text: "4", cache_read_text: "0.4" },
        { tier: "batch", times: "0.5", meters: ["input_text"] },
        { region: "us", times: "1.1" },
        { hours: "01:00-04:00", weekdays: true, input_text: "8", cache_read_text: "0.8" },
      ]),
    ],
    { bills_as: { input_image: "input_text" } },
  );
  it.each([
    { name: "off-peak", time: "2026-03-02T12:00Z", want: "4" },
    { name: "peak on a Monday", time: "2026-03-02T01:00Z", want: "8" },
    { name: "peak ends", time: "2026-03-02T04:00Z", want: "4" },
    { name: "peak hours on a Sunday", time: "2026-03-01T02:00Z", want: "4" },
    { name: "peak hours on a Saturday", time: "2026-02-28T02:00Z", want: "4" },
    { name: "batch", time: "2026-03-02T12:00Z", tier: "batch" as const, want: "2" },
    {
      name: "no flex price is known",
      time: "2026-03-02T12:00Z",
      tier: "flex" as const,
      want: "none",
    },
    { name: "in the US", time: "2026-03-02T12:00Z", region: "us", want: "4.4" },
    { name: "elsewhere", time: "2026-03-02T12:00Z", region: "eu", want: "4" },
  ])("$name", ({ time, want, tier, region }) => {
    const question = { ...(tier && { tier }), ...(region && { region }) };
    expect(priceOf(rich, "input_text", time, question)).toBe(want);
  });

  it("leaves a meter out of a multiple that does not name it", () => {
    expect(priceOf(rich, "cache_read_text", "2026-03-02", { tier: "batch" })).toBe("none");
  });
});

it("answers an unknown book with the nearest", () => {
  const books = priceBooks([file([sheet("2026-01-01", [{ input_text: "1" }])])]);
  expect(findBook(books, "lst")).toEqual({
    ok: false,
    error: { code: "unknown_book", book: "lst", nearest: ["list"] },
  });
});

describe("a tuned version is an entry of its own", () => {
  const prices = [
    sheet("2026-01-01", [
      { input_text: "1", training_tokens: "5" },
      { above: 200_000, input_text: "2" },
      { tier: "batch", times: "0.5" },
      { region: "eu", times: "1.1" },
    ]),
  ];
  const acme = file([], {
    weights: "closed",
    models: [
      { id: "m", name: "M", prices },
      {
        id: "ft:m",
        name: "M, tuned",
        tuned_from: "m",
        prices: [sheet("2026-01-01", [{ input_text: "1.5" }, { hosting_hours: "0" }])],
      },
      { id: "o", name: "O", weights: "open", open_model: "o-8b", prices },
    ],
  });
  const book = priceBooks([acme]).get("list");

  it("is found from the model, and the model from it", () => {
    expect(book?.model("acme", "m")).toMatchObject({ tunedAs: "ft:m", weights: "closed" });
    expect(book?.model("acme", "ft:m")).toMatchObject({ tunedFrom: "m", weights: "closed" });
    expect(book?.model("acme", "o")).toMatchObject({ weights: "open", openModel: "o-8b" });
    expect(book?.model("acme", "o")).not.toHaveProperty("tunedAs");
  });

  it.each([
    { name: "standard", question: {} },
    { name: "in Europe", question: { region: "eu" } },
    { name: "on a long prompt", question: { tokens: 300_000 } },
  ])("$name, training costs the same", ({ question }) => {
    expect(priceOf(acme, "training_tokens", "2026-06-01", question)).toBe("5");
  });

  it("a batch price says nothing of training", () => {
    expect(priceOf(acme, "training_tokens", "2026-06-01", { tier: "batch" })).toBe("none");
  });
});
