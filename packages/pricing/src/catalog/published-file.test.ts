import { expect, it } from "vitest";
import { publishedEnds } from "./published.ts";
import { readPublished } from "./published-file.ts";
import { bySourceId } from "./source-list.ts";

const sources = bySourceId([
  { id: "text", kind: "article", title: "A text", dated: "2026-01-01", read: "2026-11-23" },
]);

const entry = (over: Readonly<Record<string, string>> = {}): string => {
  const keys = {
    id: "X.total",
    kind: "range",
    says: "a build",
    values: "[{ what: build, unit: USD, amount: [10, 20] }]",
    sources: "[text]",
    ...over,
  };
  const said = Object.entries(keys).flatMap(([key, value]) =>
    value === "" ? [] : [`${key}: ${value}`],
  );
  return `  - { ${said.join(", ")} }`;
};

const read = (...entries: string[]) =>
  readPublished(`published:\n${entries.join("\n")}\n`, "published.yaml", sources);

const beside = "{ path: hosted, of: builds, basis: build }";

it.each([
  { name: "nothing wrong", entries: [entry({ compare: beside })], want: undefined },
  { name: "an id twice", entries: [entry(), entry()], want: /already a figure above/ },
  {
    name: "a range out of order",
    entries: [entry({ values: "[{ what: build, unit: USD, amount: [20, 10] }]" })],
    want: /20 stands before 10/,
  },
  {
    name: "a source nobody lists",
    entries: [entry({ sources: "[rumour]" })],
    want: /`rumour` is no source/,
  },
  {
    name: "nothing to compare",
    entries: [entry({ values: "", compare: beside })],
    want: /needs a value/,
  },
  {
    name: "another figure that is not there",
    entries: [entry({ compare: "{ path: hosted, of: builds, basis: build, also: X.other }" })],
    want: /`X.other` is no figure/,
  },
  {
    name: "a price that belongs into its book",
    entries: [entry({ kind: "price", values: "" })],
    want: /belongs into its book/,
  },
])("published figures: $name", ({ entries, want }) => {
  const found = read(...entries);
  if (want === undefined) expect(found).toMatchObject({ ok: true });
  else expect(found.ok ? "" : found.error.map(({ message }) => message).join()).toMatch(want);
});

it("a value has two ends, one number both of them", () => {
  const found = read(
    entry({ values: "[{ what: a, unit: x, amount: [1] }, { what: b, unit: x, amount: [2, 3] }]" }),
  );
  const [figure] = found.ok ? found.value : [];
  if (figure === undefined) throw new Error("it is not read");
  expect(publishedEnds(figure)).toEqual([1, 1]);
  expect(publishedEnds(figure, "b")).toEqual([2, 3]);
  expect(publishedEnds(figure, "c")).toBeUndefined();
});
