import { expect, it } from "vitest";
import { endingWithin, type PricedModel, pastEnd, priceBooks } from "../index.ts";

const sheet = {
  from: "2025-01-01",
  status: "vendor page" as const,
  checked: "2026-01-01",
  sources: ["a"],
};
const model = (id: string, more: Partial<PricedModel> = {}): PricedModel => ({
  id,
  name: id,
  prices: [{ ...sheet, usd: [{ input_text: "1" }] }],
  ...more,
});
const end = (date: string, replacement?: string) => ({
  end_of_life: { date, ...(replacement && { replacement }), sources: ["a"], checked: "2026-01-01" },
});
const bookOf = (...models: PricedModel[]) => {
  const book = priceBooks([{ provider: "openai", name: "A", known: "2026-01-01", models }]).get(
    "list",
  );
  if (book === undefined) throw new Error("no book");
  return book;
};
const closed = { prices: [{ ...sheet, to: "2026-06-01", usd: [{ input_text: "1" }] }] };

it.each([
  { name: "still sold", models: [model("m", end("2026-06-02"))], want: [] },
  {
    name: "ended, its sheet too",
    models: [model("m", { ...end("2026-06-01"), ...closed })],
    want: [],
  },
  {
    name: "ended, its sheet not",
    models: [model("m", end("2026-06-01"))],
    want: ["m still_priced"],
  },
  {
    name: "ended on a day that is not known, seen on 2026-01-01",
    models: [model("m", { end_of_life: { ended: true, sources: ["a"], checked: "2026-01-01" } })],
    want: ["m still_priced"],
  },
  {
    name: "replaced by one that ended",
    models: [
      model("m", { ...end("2026-06-01", "n"), ...closed }),
      model("n", { ...end("2026-06-01", "o"), ...closed }),
      model("o"),
    ],
    want: ["m replacement_ended n"],
  },
  {
    name: "priced from a day after its end",
    models: [model("m", { ...end("2024-12-31"), ...closed })],
    want: ["m still_priced", "m begins_after_end 2025-01-01"],
  },
  {
    name: "meant by a name without a date",
    models: [
      model("m-2025-01-01", { ...end("2026-06-01"), ...closed, aliases: ["m", "m-20250101"] }),
    ],
    want: ["m-2025-01-01 alias_of_ended m"],
  },
  {
    name: "meant by its region and by a version",
    models: [
      model("meta.llama-v1:0", {
        ...end("2026-06-01"),
        ...closed,
        aliases: ["us.meta.llama-v1:0", "llama-001", "llama"],
      }),
    ],
    want: ["meta.llama-v1:0 alias_of_ended llama"],
  },
])("a model that is $name", ({ models, want }) => {
  const found = pastEnd(bookOf(...models), "2026-06-01");
  expect(
    found.map(({ model: id, code, name }) => [id, code, name].filter(Boolean).join(" ")),
  ).toEqual(want);
});

it("lists what ends within some days, the soonest first", () => {
  const book = bookOf(
    model("late", end("2026-09-01")),
    model("b", end("2026-08-30", "late")),
    model("a", end("2026-06-02")),
    model("gone", end("2026-06-01")),
  );
  expect(endingWithin(book, "2026-06-01", 90)).toEqual([
    { provider: "openai", model: "a", ends: "2026-06-02" },
    { provider: "openai", model: "b", ends: "2026-08-30", replacement: "late" },
  ]);
});
