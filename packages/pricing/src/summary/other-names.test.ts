import { expect, it } from "vitest";
import { at, currentModels, otherNames, type PricedModel, priceBooks } from "../index.ts";

const evidence = { sources: ["a"], checked: "2026-03-01" };
const model = (id: string, more: Partial<PricedModel>): PricedModel => ({
  id,
  name: id,
  prices: [
    { from: "2026-01-01", status: "single source", ...evidence, usd: [{ input_text: "1" }] },
  ],
  ...more,
});
const book = priceBooks([
  {
    provider: "acme",
    name: "Acme",
    known: "2026-03-05",
    models: [
      model("new", {
        aliases: ["new-2026"],
        dated_aliases: [
          { name: "latest", from: "2026-06-01", ...evidence },
          { name: "next", from: "2026-09-01", to: "2026-10-01", ...evidence },
        ],
      }),
      model("old", {
        aliases: ["old-2025"],
        dated_aliases: [{ name: "latest", from: "2026-01-01", to: "2026-06-01", ...evidence }],
        end_of_life: { date: "2026-08-01", ...evidence },
      }),
    ],
  },
]).get("list");

it.each([
  { day: "2026-05-01", names: ["new-2026", "old-2025", "latest→old"] },
  { day: "2026-07-01", names: ["new-2026", "latest→new", "old-2025"] },
  { day: "2026-08-15", names: ["new-2026", "latest→new"] },
  { day: "2026-09-15", names: ["new-2026", "latest→new", "next→new"] },
  { day: "2026-10-01", names: ["new-2026", "latest→new"] },
])("counts the names that lead to a model that answers on $day", ({ day, names }) => {
  if (book === undefined) throw new Error("no list");
  const found = otherNames(book, currentModels(book, at(day)), at(day)).map(
    ({ name, model: id, effective }) => (effective === undefined ? name : `${name}→${id}`),
  );
  expect(found).toEqual(names);
});
