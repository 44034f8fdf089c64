import { readDefaults } from "@outlay/estimate";
import { expect, it } from "vitest";
import { loadCatalog } from "./load.ts";
import { legendText, sourceLegend } from "./source-legend.ts";

const { sources, defaultsText } = loadCatalog();
const names = (...texts: string[]) => sourceLegend(texts, sources).map(({ name }) => name);

it.each([
  { text: "A.price.engineer-outsourced 75-120 an hour; A.price.engineer-loaded", want: ["A"] },
  { text: "A path 2: engineering of 20K-60K", want: ["A"] },
  { text: "B.price.spot-or-reserved-discount 40-70 %", want: ["B"] },
  { text: "anthropic-pricing", want: ["anthropic-pricing"] },
  { text: "our assumption; no source found", want: [] },
  { text: "AWS g6e.xlarge on demand; low is spot", want: [] },
  { text: "Plan A. best case", want: [] },
])("$text: $want", ({ text, want }) => {
  expect(names(text)).toEqual(want);
});

it("names title and address once, however often a source is used", () => {
  const lines = sourceLegend(["B.share.hosting", "A.price.gpt-4o", "A path 1"], sources);
  expect(lines.map(legendText)).toEqual([
    expect.stringMatching(/^A: Calculating the cost of generative AI, .+\(read 2026-/),
    expect.stringMatching(/^B: Generative AI Development Cost \(Part 2\).+\(read 2026-/),
  ]);
});

it("knows every letter that a default of the catalog names", () => {
  const read = readDefaults(defaultsText, "defaults.yaml");
  const texts = read.ok ? [...read.value.values()].map(({ source }) => source) : [];
  expect(names(...texts)).toEqual(expect.arrayContaining(["A", "B"]));
});
