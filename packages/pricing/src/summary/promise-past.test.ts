import { expect, it } from "vitest";
import { at, noteText, priceBooks, promisePast, promisePastNotes, requestCost } from "../index.ts";

it("a promise holds to the end of its day", () => {
  const days = ["2026-11-21T23:59Z", "2026-11-22"].map(at);
  expect(days.map((day) => promisePast({ promisedUntil: at("2026-11-21") }, day))).toEqual([
    false,
    true,
  ]);
  expect(promisePast({}, at("2026-11-22"))).toBe(false);
});

const sheet = { status: "vendor page", checked: "2026-11-01", sources: ["a"] } as const;
const book = priceBooks([
  {
    provider: "openai",
    name: "O",
    known: "2026-11-01",
    models: [
      {
        id: "m",
        name: "M",
        prices: [
          { ...sheet, from: "2026-01-01", usd: [{ input_text: "5" }] },
          {
            ...sheet,
            from: "2026-08-01",
            promised_until: "2026-11-21",
            usd: [{ input_text: "4" }],
          },
        ],
      },
    ],
  },
]).get("list");

it.each([
  { day: "2026-07-01", want: [] },
  { day: "2026-11-21", want: [] },
  {
    day: "2026-11-23",
    want: [
      "the price of m is a promotion that was promised until 2026-11-21 only: whether it went on is not known",
    ],
  },
])("a cost of $day says whether it rests on a promise that has passed", ({ day, want }) => {
  if (book === undefined) throw new Error("no book");
  const usage = {
    meters: { input_text: 1000 },
    inclusive: {},
    known: "exact",
    api: "manual",
    model: "m",
    notes: [],
  } as const;
  const cost = requestCost(usage, book, at(day), { provider: "openai" });
  expect(promisePastNotes(cost, at(day)).map(noteText)).toEqual(want);
});
