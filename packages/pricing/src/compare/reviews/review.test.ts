import { formatIssue } from "@outlay/document";
import { expect, it } from "vitest";
import {
  at,
  compareBooks,
  decimal,
  openBook,
  outdatedReviews,
  type PriceFile,
  priceBooks,
  readReviews,
} from "../../index.ts";

const price = (input: string): PriceFile => ({
  provider: "openai",
  name: "OpenAI",
  known: "2026-06-01",
  models: [
    {
      id: "m-1",
      name: "M",
      prices: [
        {
          from: "2026-01-01",
          status: "two catalogues agree",
          checked: "2026-06-01",
          sources: ["a", "b"],
          usd: [{ input_text: input }, { tier: "batch", times: "0.5" }],
        },
      ],
    },
  ],
});
const bookOf = (input: string) => {
  const book = priceBooks([price(input)]).get("list");
  if (book === undefined) throw new Error("no book");
  return book;
};

const text = `reviews:
  - provider: openai
    decided: ours
    why: the seller's page says so
    sources: [a]
    decided_on: 2026-07-02
    at: 2026-07-01
    books: { litellm: 2026-06-01, models.dev: 2026-06-01 }
    prices:
      - { model: m-1, meter: input_text, ours: 2.00, theirs: { litellm: 3, models.dev: 4.0 } }
      - { model: m-1, meter: input_text, tier: batch, ours: 1, theirs: { litellm: 1.50 } }
`;
const read = (written: string) =>
  readReviews(
    written,
    "reviewed.yaml",
    new Map([["a", { id: "a", kind: "vendor page", title: "A", read: "2026-07-01" }]]),
  );
const reviews = () => {
  const file = read(text);
  if (!file.ok) throw new Error(file.error.map(formatIssue).join("\n"));
  return file.value;
};

const litellm = (input: number, batch: number) => {
  const entry = {
    litellm_provider: "openai",
    mode: "chat",
    input_cost_per_token: input / 1e6,
    input_cost_per_token_batches: batch / 1e6,
  };
  return opened("litellm", { "m-1": entry });
};
const modelsDev = (input: number) =>
  opened("models.dev", { openai: { models: { "m-1": { cost: { input } } } } });
function opened(kind: string, json: object) {
  const spec = { kind, id: kind, files: [{ name: "x.json", text: JSON.stringify(json) }] };
  const book = openBook(spec);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return { book: book.value, spec };
}

it.each([
  {
    name: "the same figures",
    ours: "2",
    books: [litellm(3, 1.5), modelsDev(4)],
    want: "reviewed reviewed",
  },
  { name: "one of the books", ours: "2", books: [litellm(3, 1.5)], want: "reviewed reviewed" },
  {
    name: "another figure of theirs",
    ours: "2",
    books: [litellm(3.5, 1.5)],
    want: "disputed reviewed",
  },
  {
    name: "another figure of ours",
    ours: "2.2",
    books: [litellm(3, 1.5)],
    want: "disputed disputed",
  },
  {
    name: "a further book that differs",
    ours: "2",
    books: [litellm(3, 1.5), modelsDev(5)],
    want: "disputed reviewed",
  },
  {
    name: "a book that came round",
    ours: "2",
    books: [litellm(2, 1.5), modelsDev(4)],
    want: "reviewed reviewed",
  },
])("a decision stands for the figures that it was made about: $name", ({ ours, books, want }) => {
  const { prices, counts } = compareBooks({
    ours: bookOf(ours),
    against: books,
    at: at("2026-07-01", 12),
    tolerance: decimal("0"),
    reviews: reviews(),
  });
  expect(prices.map(({ standing }) => standing).join(" ")).toBe(want);
  expect(counts.reviewed).toBe(want.split("reviewed").length - 1);
});

it("shows the decision", () => {
  const [first] = compareBooks({
    ours: bookOf("2"),
    against: [litellm(3, 1)],
    at: at("2026-07-01", 12),
    tolerance: decimal("0"),
    reviews: reviews(),
  }).prices;
  expect(first?.decision?.review).toMatchObject({ decided: "ours", decided_on: "2026-07-02" });
});

it("is outdated when our price of that day is another", () => {
  expect(outdatedReviews(reviews(), bookOf("2"))).toEqual([]);
  expect(outdatedReviews(reviews(), bookOf("3"))).toMatchObject([
    { price: { meter: "input_text" }, now: {} },
    { price: { tier: "batch" }, now: {} },
  ]);
});

it.each([
  { from: "sources: [a]", to: "sources: [b]", want: "`b` is not in the list of sources" },
  { from: "litellm: 2026-06-01, ", to: "", want: "the day of litellm is not told" },
  { from: "theirs: { litellm: 1.50 }", to: "theirs: { litelm: 1.50 }", want: "litelm" },
  { from: "decided: ours", to: "decided: maybe", want: "maybe" },
])("says where a decision is wrong: $want", ({ from, to, want }) => {
  const file = read(text.replace(from, to));
  expect(file.ok ? "" : file.error.map(formatIssue).join("\n")).toContain(want);
});
