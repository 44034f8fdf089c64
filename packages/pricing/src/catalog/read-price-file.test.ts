import { formatIssue } from "@outlay/document";
import { describe, expect, it } from "vitest";
import { readPriceFile } from "./read-price-file.ts";
import { bySourceId, readSources } from "./source-list.ts";

const sourceList = `sources:
  - { id: vendor, kind: vendor page, title: The vendor's page, dated: 2026-11-01, read: 2026-11-23 }
  - { id: one, kind: catalogue, title: One, dated: 2026-11-01, read: 2026-11-23, lineage: one }
  - { id: two, kind: catalogue, title: Two, dated: 2026-11-01, read: 2026-11-23, lineage: two }
  - { id: old, kind: catalogue, title: Old, dated: 2026-10-01, read: 2026-11-23, lineage: one }
  - { id: copy, kind: catalogue, title: A copy of one, dated: 2026-11-01, read: 2026-11-23, lineage: one }
`;

const sources = () => {
  const read = readSources(sourceList, "sources.yaml");
  if (!read.ok) throw new Error(read.error.map(formatIssue).join("\n"));
  return bySourceId(read.value);
};

/** A file without a fault; each row of the table plants one. */
const good = `provider: acme
name: Acme
known: 2026-11-01
models:
  - id: small
    name: Small
    aliases: [small-2026]
    end_of_life: { date: 2027-01-01, replacement: large, sources: [vendor], checked: 2026-11-01 }
    prices:
      - from: 2026-01-01
        status: vendor page
        checked: 2026-11-01
        sources: [vendor]
        usd:
          - { input_text: 2.00, cache_read_text: 0.20, cache_write_5m: 2.50, output_text: 8.00 }
          - { above: 200000, input_text: 4.00, cache_read_text: 0.40, cache_write_5m: 5.00, output_text: 12.00 }
          - { tier: batch, times: 0.5 }
          - { tier: flex, above: 200000, input_text: 2.00, cache_read_text: 0.20, cache_write_5m: 2.50, output_text: 6.00 }
          - { tier: flex, input_text: 1.00, cache_read_text: 0.10, cache_write_5m: 1.25, output_text: 4.00 }
      - from: 2026-06-01
        status: two catalogues agree
        checked: 2026-11-01
        sources: [one, two]
        usd:
          - { input_text: 1.00, output_text: 4.00 }
  - id: large
    name: Large
    prices:
      - from: 2026-01-01
        status: single source
        checked: 2026-11-01
        sources: [one]
        usd:
          - { input_text: 20.00, output_text: 80.00 }
`;

const read = (text: string) => readPriceFile(text, "acme.yaml", sources());

describe("sources of its own", () => {
  const own = (id: string) =>
    good
      .replace(
        "models:",
        `sources:\n  - { id: ${id}, kind: report, title: An offer, dated: 2026-11-01, read: 2026-11-02 }\nmodels:`,
      )
      .replaceAll("sources: [one]", "sources: [offer]");
  it("may be named like those of the catalog", () => {
    const file = read(own("offer"));
    expect(file.ok ? file.value.sources : file.error.map(formatIssue)).toMatchObject([
      { id: "offer" },
    ]);
  });
  it("stand under ids that the catalog does not use", () => {
    const file = read(own("one"));
    expect(file.ok ? [] : file.error.map(({ message, line }) => [line, message])).toEqual([
      [5, "sources[0].id: `one` is already a source of the catalog"],
    ]);
  });
});

it("reads a file without a fault", () => {
  const file = read(good);
  expect(file.ok ? [] : file.error.map(formatIssue)).toEqual([]);
});

describe("a planted fault is found at its line", () => {
  it.each([
    {
      lint: "unknown meter",
      from: "output_text: 80.00",
      to: "output_txt: 80.00",
      want: "output_txt",
    },
    { lint: "no source", from: "        sources: [one]\n", to: "", want: "`sources` is missing" },
    {
      lint: "no date",
      from: /checked: 2026-11-01\n {8}sources: \[one\]/,
      to: "sources: [one]",
      want: "`checked` is missing",
    },
    {
      lint: "no status",
      from: "        status: single source\n",
      to: "",
      want: "`status` is missing",
    },
    {
      lint: "unlisted source",
      from: "[one, two]",
      to: "[one, tow]",
      want: "`tow` is not in the list of sources",
    },
    {
      lint: "two that copy each other",
      from: "[one, two]",
      to: "[one, copy]",
      want: "do not copy each other",
    },
    {
      lint: "not the vendor's page",
      from: "status: single source",
      to: "status: vendor page",
      want: "needs a source that is one",
    },
    {
      lint: "checked after its sources",
      from: /checked: 2026-11-01\n {8}sources: \[one\]/,
      to: "checked: 2026-11-20\n        sources: [one]",
      want: "prove nothing after 2026-11-01",
    },
    {
      lint: "a row checked later than its own sources, by its sheet",
      from: "- { input_text: 20.00, output_text: 80.00 }",
      to: "- { input_text: 20.00, output_text: 80.00, sources: [old] }",
      want: "checked on 2026-11-01, but its sources prove nothing after 2026-10-01",
    },
    {
      lint: "above 1000",
      from: "input_text: 20.00",
      to: "input_text: 2000.00",
      want: "above 1000",
    },
    {
      lint: "zero beside prices",
      from: "output_text: 80.00",
      to: "output_text: 0",
      want: "costs 0 while others",
    },
    {
      lint: "cache read above input",
      from: "cache_read_text: 0.20",
      to: "cache_read_text: 2.20",
      want: "more than the input itself",
    },
    {
      lint: "cache write below input",
      from: "cache_write_5m: 2.50",
      to: "cache_write_5m: 1.50",
      want: "less than the input itself",
    },
    {
      lint: "batch not below standard",
      from: "tier: batch, times: 0.5",
      to: "tier: batch, times: 1",
      want: "batch at 1 times",
    },
    {
      lint: "flex not below standard",
      from: "tier: flex, input_text: 1.00",
      to: "tier: flex, input_text: 2.00",
      want: "flex at 2.00 is not below",
    },
    {
      lint: "priority below standard",
      from: "tier: batch, times: 0.5",
      to: "tier: priority, times: 0.5",
      want: "priority at 0.5 times",
    },
    {
      lint: "long prompts below short ones",
      from: "above: 200000, input_text: 4.00",
      to: "above: 200000, input_text: 1.00",
      want: "less than 2.00 for shorter prompts",
    },
    {
      lint: "a meter without its long price",
      from: "cache_read_text: 0.40, ",
      to: "",
      want: "no price for cache_read_text under this condition",
    },
    {
      lint: "fivefold without a note",
      from: "{ input_text: 1.00, output_text: 4.00 }",
      to: "{ input_text: 10.00, output_text: 4.00 }",
      want: "fivefold or more",
    },
    {
      lint: "fifth without a note",
      from: "{ input_text: 1.00, output_text: 4.00 }",
      to: "{ input_text: 0.40, output_text: 4.00 }",
      want: "fivefold or more",
    },
    {
      lint: "a gap",
      from: "      - from: 2026-01-01\n        status: vendor page",
      to: "      - from: 2026-01-01\n        to: 2026-05-01\n        status: vendor page",
      want: "a gap",
    },
    {
      lint: "an overlap",
      from: "      - from: 2026-01-01\n        status: vendor page",
      to: "      - from: 2026-01-01\n        to: 2026-07-01\n        status: vendor page",
      want: "an overlap",
    },
    {
      lint: "two sheets of one day",
      from: "from: 2026-06-01",
      to: "from: 2026-01-01",
      want: "not after the sheet above",
    },
    {
      lint: "known before the file",
      from: "from: 2026-06-01",
      to: "from: 2026-06-01\n        known: 2026-01-01",
      want: "before the file itself",
    },
    {
      lint: "an alias that catches a sibling",
      from: "aliases: [small-2026]",
      to: "aliases: [large]",
      want: "would catch `large`",
    },
    {
      lint: "an alias of two",
      from: "    name: Large",
      to: "    name: Large\n    aliases: [small-2026]",
      want: "would catch `small`",
    },
    {
      lint: "tuned from nothing",
      from: "    name: Large",
      to: "    name: Large\n    tuned_from: smal",
      want: "`smal` is not another model",
    },
    {
      lint: "an open model that is not said to be open",
      from: "    name: Large",
      to: "    name: Large\n    open_model: small-8b",
      want: "does not say `weights: open`",
    },
    { lint: "an id twice", from: "id: large", to: "id: small", want: "already a model above" },
    {
      lint: "a replacement that is not there",
      from: "replacement: large",
      to: "replacement: larg",
      want: "replacement `larg` is not another model",
    },
    {
      lint: "an end without a day",
      from: "date: 2027-01-01, ",
      to: "",
      want: "one of three: `date`, `not_before`, or `ended: true`",
    },
    {
      lint: "an end that says two things",
      from: "date: 2027-01-01, ",
      to: "date: 2027-01-01, ended: true, ",
      want: "one of three: `date`, `not_before`, or `ended: true`",
    },
    { lint: "no seller", from: "provider: acme\n", to: "", want: "nobody sells `small`" },
    {
      lint: "a row that says nothing",
      from: "{ tier: batch, times: 0.5 }",
      to: "{ tier: batch }",
      want: "either prices or `times`",
    },
    {
      lint: "one meter twice",
      from: "- { input_text: 20.00, output_text: 80.00 }",
      to: "- { input_text: 20.00, output_text: 80.00 }\n          - { input_text: 21.00 }",
      want: "under the same conditions above",
    },
    {
      lint: "a price for a region, and a factor for it too",
      from: "- { input_text: 20.00, output_text: 80.00 }",
      to: "- { input_text: 20.00, output_text: 80.00 }\n          - { regions: [us, eu], times: 1.1 }\n          - { region: eu, input_text: 22.00 }",
      want: "input_text for eu is also multiplied by 1.1",
    },
    {
      lint: "a hole between tiers",
      from: "{ input_text: 20.00,",
      to: "{ up_to: 1000, input_text: 20.00,",
      want: "no price above 1000 input tokens",
    },
    {
      lint: "a price that is no number",
      from: "input_text: 20.00",
      to: "input_text: $20",
      want: "not a plain decimal number",
    },
  ])("$lint", ({ from, to, want }) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    const file = read(text);
    const found = file.ok ? [] : file.error;
    expect(found.map((issue) => issue.message).join("\n")).toContain(want);
    expect(found.every((issue) => issue.line >= 1)).toBe(true);
  });
});

it("accepts a fivefold change that says why, and a free meter in a row of its own", () => {
  const text = good
    .replace(
      "{ input_text: 1.00, output_text: 4.00 }",
      "{ input_text: 0.10, output_text: 0.40, note: a cut by nine tenths }",
    )
    .replace(
      "- { input_text: 20.00, output_text: 80.00 }",
      "- { input_text: 20.00, output_text: 80.00 }\n          - { web_fetches: 0 }",
    );
  const file = read(text);
  expect(file.ok ? [] : file.error.map(formatIssue)).toEqual([]);
});

it("accepts a flex price equal to the standard one only with a note", () => {
  const flex = "cache_read_text: 0.10, cache_write_5m: 1.25, output_text: 4.00";
  const equal = flex.replace("0.10", "0.20");
  expect(good).toContain(flex);
  expect(read(good.replace(flex, equal)).ok).toBe(false);
  expect(read(good.replace(flex, `${equal}, note: cached input is not cheaper`)).ok).toBe(true);
});
