import { expect, it } from "vitest";
import {
  at,
  besideListNotes,
  noteText,
  oldPriceNotes,
  type PriceSheet,
  priceBooks,
  requestCost,
  type Usage,
} from "../index.ts";

const sheet = (usd: PriceSheet["usd"]): PriceSheet => ({
  from: "2026-01-01",
  status: "single source",
  checked: "2026-02-01",
  sources: ["a"],
  usd,
});
const model = (id: string, usd: PriceSheet["usd"]) => ({
  id,
  provider: "openai",
  name: id,
  prices: [sheet(usd)],
});
const books = priceBooks([
  {
    name: "List",
    known: "2026-02-01",
    models: [
      model("m", [{ input_text: "2", output_text: "8" }]),
      model("free", [{ input_text: "0" }]),
    ],
  },
  {
    book: "article",
    name: "Article",
    known: "2026-02-01",
    models: [
      model("m", [{ input_text: "2", output_text: "4", web_searches: "10" }]),
      model("free", [{ input_text: "1" }]),
    ],
  },
]);

const cost = (book: string, name: string, meters: Usage["meters"]) => {
  const found = books.get(book);
  if (found === undefined) throw new Error(book);
  const usage: Usage = {
    meters,
    inclusive: {},
    known: "exact",
    api: "manual",
    model: name,
    notes: [],
  };
  return requestCost(usage, found, at("2026-06-01"), { provider: "openai" });
};
const said = (name: string, meters: Usage["meters"]) =>
  besideListNotes(cost("article", name, meters), cost("list", name, meters)).map(noteText);

it.each([
  { name: "equal prices", model: "m", meters: { input_text: 1000 }, want: [] },
  {
    name: "one that differs",
    model: "m",
    meters: { input_text: 1000, output_text: 1000 },
    want: [
      "m output_text: this book has 4.00, the vendor's list 8.00 (0.5 ×)",
      "at the vendor's list prices: 0.01 USD",
    ],
  },
  {
    name: "one that the list does not have",
    model: "m",
    meters: { input_text: 1000, web_searches: 1 },
    want: [
      "m web_searches: this book has 10.00, the vendor's list none",
      "at the vendor's list prices: at least 0.002 USD",
    ],
  },
  {
    name: "one that the list gives away",
    model: "free",
    meters: { input_text: 1_000_000 },
    want: [
      "free input_text: this book has 1.00, the vendor's list 0.00",
      "at the vendor's list prices: 0 USD",
    ],
  },
])("says of $name what the list has", ({ model: name, meters, want }) => {
  expect(said(name, meters)).toEqual(want);
});

it.each([
  { day: "2026-05-02", want: [] },
  {
    day: "2026-05-03",
    want: ["a price of m was last seen at a source on 2026-02-01, 91 days before"],
  },
])("says on $day that prices are old: $want", ({ day, want }) => {
  expect(oldPriceNotes(cost("list", "m", { input_text: 1 }), at(day)).map(noteText)).toEqual(want);
});
