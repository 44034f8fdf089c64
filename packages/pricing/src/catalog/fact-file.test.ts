import { expect, it } from "vitest";
import { readFacts } from "./fact-file.ts";
import { unknownUnits } from "./fact-unit.ts";
import { bySourceId } from "./source-list.ts";

const sources = bySourceId([
  { id: "page", kind: "vendor page", title: "A page", dated: "2026-10-07", read: "2026-11-23" },
  { id: "notes", kind: "report", title: "Notes", read: "2026-11-23" },
  { id: "assumption", kind: "assumption", title: "Ours", dated: "2026-11-23", read: "2026-11-23" },
]);

/** A fact that no lint complains about, with some keys replaced. */
const fact = (over: Readonly<Record<string, string | undefined>> = {}): string => {
  const keys: Record<string, string | undefined> = {
    id: "egress.acme",
    name: "Egress",
    unit: "USD / GB",
    low: "0.05",
    likely: "0.09",
    high: "0.09",
    status: "vendor page",
    checked: "2026-10-07",
    sources: "[page]",
    ...over,
  };
  const said = Object.entries(keys).filter(([, value]) => value !== undefined);
  return `  - { ${said.map(([key, value]) => `${key}: ${value}`).join(", ")} }`;
};

const problems = (...facts: string[]): string[] => {
  const read = readFacts(`facts:\n${facts.join("\n")}\n`, "facts.yaml", sources);
  return read.ok ? [] : read.error.map(({ message }) => message);
};

const others = ["b", "c", "d"].map((seller) => fact({ id: `egress.${seller}` }));

it.each([
  { name: "nothing wrong", facts: [fact(), ...others], want: undefined },
  { name: "an id twice", facts: [fact(), fact()], want: /already a fact above/ },
  { name: "an unknown unit", facts: [fact({ unit: "USD / gigabyte" })], want: /no known unit/ },
  { name: "low above likely", facts: [fact({ low: "0.1" })], want: /low is above likely/ },
  { name: "high below likely", facts: [fact({ high: "0.05" })], want: /high is below likely/ },
  {
    name: "nothing, unexplained",
    facts: [fact({ low: "0", likely: "0", high: "0" })],
    want: /0 without a note/,
  },
  {
    name: "nothing, explained",
    facts: [fact({ low: "0", likely: "0", high: "0", note: "free within a region" })],
    want: undefined,
  },
  { name: "no day of a dated source", facts: [fact({ checked: undefined })], want: /has a day/ },
  {
    name: "no day of an undated source",
    facts: [fact({ checked: undefined, sources: "[notes]", status: "single source" })],
    want: undefined,
  },
  {
    name: "a day no source shows",
    facts: [fact({ checked: "2026-11-23" })],
    want: /nothing after/,
  },
  { name: "an unknown source", facts: [fact({ sources: "[pagee]" })], want: /not in the list/ },
  {
    name: "one source for two",
    facts: [fact({ status: "two catalogues agree" })],
    want: /do not copy each other/,
  },
  {
    name: "a report as a page",
    facts: [fact({ sources: "[notes]", checked: undefined })],
    want: /needs a source that is one/,
  },
  {
    name: "an assumption without its name",
    facts: [fact({ sources: "[assumption]", status: "single source" })],
    want: /must say so/,
  },
  {
    name: "far above its siblings",
    facts: [...others, fact({ low: "9", likely: "9", high: "9" })],
    want: /12 times off its siblings/,
  },
  {
    name: "far below its siblings",
    facts: [...others, fact({ low: "0.0001", likely: "0.0001", high: "0.0001" })],
    want: /12 times off its siblings/,
  },
  {
    name: "far, explained",
    facts: [...others, fact({ low: "9", likely: "9", high: "9", note: "by satellite" })],
    want: undefined,
  },
  {
    name: "far, of another kind",
    facts: [...others, fact({ id: "egress.acme.cluster", low: "9", likely: "9", high: "9" })],
    want: undefined,
  },
])("$name: $want", ({ facts, want }) => {
  const said = problems(...facts);
  if (want === undefined) expect(said).toEqual([]);
  else expect(said.join("\n")).toMatch(want);
});

it("names words of a unit that nobody knows", () => {
  expect(unknownUnits("USD / GB / month")).toEqual([]);
  expect(unknownUnits("USD / parsec / month")).toEqual(["parsec"]);
});
