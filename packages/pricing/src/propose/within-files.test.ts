import { expect, it } from "vitest";
import { catalogue, OURS, ours, pasted, type Rates, update } from "./update-books.fixture.ts";

const rates: Rates = { input: 1, output: 4 };

it.each<{ name: string; model: string; want: object; more?: object }>([
  {
    name: "an alias of before",
    model: "m-latest",
    want: { code: "name_of", of: "m", from: "2026-01-01", to: "2026-07-01" },
  },
  {
    name: "an alias to come",
    model: "m-next",
    want: { code: "name_of", of: "m", from: "2026-09-01" },
  },
  { name: "an alias in other letters", model: "M-One", want: { code: "name_of", of: "m" } },
  { name: "what a customer tuned", model: "ft:m:acme::7", want: { code: "tuned_name" } },
])("proposes no entry for $name", ({ model, want }) => {
  const evidence = { sources: ["page"], checked: "2026-06-01" };
  const file = {
    ...ours(OURS, {
      aliases: ["m-one"],
      dated_aliases: [
        { name: "m-latest", from: "2026-01-01", to: "2026-07-01", ...evidence },
        { name: "m-next", from: "2026-09-01", ...evidence },
      ],
    }),
    tuned_names: ["ft:{model}:{more}"],
  };
  const found = update(file, [catalogue("litellm", { [model]: rates })]);
  expect(found.entries).toEqual([]);
  expect(found.refusedEntries).toEqual([{ provider: "openai", model, because: want }]);
  pasted(file, found);
});

it("holds entries against one another and the file: editions tenfold apart are not both proposed", () => {
  const many = Object.fromEntries(
    ["a", "b", "c", "d", "e"].map((name) => [`${name}-large`, { input: 1, output: 4 }]),
  );
  const file = ours();
  const found = update(file, [
    catalogue("litellm", {
      "m-2026-02-02": { input: 30, output: 90 },
      ...many,
      "x-2026-01-01": { input: 1, output: 4 },
      "x-2026-05-05": { input: 10, output: 40 },
    }),
  ]);
  expect(found.entries.map(({ model }) => model)).toEqual([...Object.keys(many), "x-2026-01-01"]);
  expect(found.refusedEntries.map(({ model, because }) => [model, because])).toEqual([
    ["m-2026-02-02", { code: "fault", fault: expect.stringContaining("ten times that of `m`") }],
    ["x-2026-05-05", { code: "fault", fault: expect.stringContaining("`x-2026-01-01`") }],
  ]);
  pasted(file, found);
});

it("proposes no sheet that its model's other editions contradict", () => {
  const one = ours(OURS, { id: "m-2026-01-01" }).models;
  const file = { ...ours(), models: [...ours().models, ...one] };
  const cheap = { input: 0.6, cached: 0.06, output: 0.8 };
  const books = (["litellm", "portkey"] as const).map((kind) =>
    catalogue(kind, { m: cheap, "m-2026-01-01": { input: 2, cached: 0.2, output: 8 } }),
  );
  const found = update(file, books);
  expect(found.sheets).toEqual([]);
  expect(found.refused.map(({ because }) => because.code)).toEqual(["fault", "fault", "fault"]);
});
