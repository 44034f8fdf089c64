import { expect, it } from "vitest";
import { at, type PriceSheet, priceBooks, staleness } from "../index.ts";

const sheet = (checked: string): PriceSheet => ({
  from: "2026-01-01",
  status: "single source",
  checked,
  sources: ["a"],
  usd: [{ input_text: "1", output_text: "2" }],
});
const model = (id: string, checked: string) => ({ id, name: id, prices: [sheet(checked)] });
const gone = { date: "2026-06-30", sources: ["a"], checked: "2026-06-20" };
const models = [
  { ...model("gone", "2025-01-01"), end_of_life: gone },
  model("new", "2026-06-20"),
  model("old", "2026-02-01"),
  model("older", "2025-11-01"),
];
const book = priceBooks([{ provider: "openai", name: "O", known: "2026-06-20", models }]).get(
  "list",
);

it.each([
  { name: "all", only: "", want: [2, 0, 2, 2], oldest: "older" },
  { name: "one model", only: "old", want: [0, 0, 2, 0], oldest: "old" },
  { name: "one that has ended", only: "gone", want: [0, 0, 0, 0], oldest: undefined },
  { name: "none", only: "x", want: [0, 0, 0, 0], oldest: undefined },
])(
  "counts the prices of $name by the days since a source showed them",
  ({ only, want, oldest }) => {
    if (book === undefined) throw new Error("no book");
    const now = at("2026-07-01");
    const found = staleness(book, now, now, (_, id) => only === "" || id === only);
    expect(found.spans.map(({ prices }) => prices)).toEqual(want);
    expect(found.oldest?.model).toBe(oldest);
  },
);
