import { describe, expect, it } from "vitest";
import type { PriceRow } from "../../../index.ts";
import { faults, fileOf, modelOf, sheetOf } from "../planted.fixture.ts";

const PLAIN: PriceRow = {
  input_text: "2",
  cache_read_text: "0.2",
  cache_write_5m: "2.5",
  cache_write_1h: "4",
  output_text: "8",
};
const BATCH: PriceRow = { tier: "batch", times: "0.5" };
const saying = (...rows: readonly PriceRow[]) => faults(fileOf(modelOf("m", [sheetOf(rows)])));

it("finds nothing in a sheet without a fault", () => {
  expect(saying(PLAIN, BATCH, { regions: ["us"], times: "1.1" }, { web_searches: "10" })).toEqual(
    [],
  );
});

describe("finds what single rows do not show", () => {
  it.each<{ name: string; rows: readonly PriceRow[]; want: string }>([
    {
      name: "a cached price of a condition above the input that it comes with",
      rows: [PLAIN, { region: "eu", cache_read_text: "3" }],
      want: "cache_read_text under {region:eu} costs more than the input itself",
    },
    {
      name: "a cache write of a tier below the input by a factor",
      rows: [PLAIN, { tier: "priority", times: "2" }, { tier: "priority", cache_write_5m: "2.6" }],
      want: "cache_write_5m under {serviceTier:priority} costs less than the input itself",
    },
    {
      name: "a batch price for long prompts that is not below, without a long price to hold it against",
      rows: [PLAIN, { tier: "batch", above: 200_000, ...PLAIN }, { tier: "batch", ...half(PLAIN) }],
      want: "is not below the standard price",
    },
    {
      name: "a token price above 1000 by a factor",
      rows: [
        { input_text: "150", output_text: "600" },
        { tier: "fast", times: "6" },
      ],
      want: "output_text under {serviceTier:fast} comes to more than 1000 USD",
    },
    {
      name: "a zero in a row of its own",
      rows: [{ input_text: "2" }, { output_text: "0" }],
      want: "output_text is free while the rest is not",
    },
    {
      name: "output far below input",
      rows: [{ input_text: "2", output_text: "0.08" }],
      want: "output_text is less than 1/4 of input_text",
    },
    {
      name: "output in cents",
      rows: [{ input_text: "2", output_text: "800" }],
      want: "output_text is more than 30 times input_text",
    },
    {
      name: "a cached price in dollars for cents",
      rows: [{ input_text: "2", cache_read_text: "0.002", output_text: "8" }],
      want: "cache_read_text is less than 1/150 of input_text",
    },
    {
      name: "a factor of too many digits",
      rows: [PLAIN, { tier: "batch", times: "0.4666666667" }],
      want: "has at most 6 digits",
    },
    {
      name: "a factor of nothing",
      rows: [PLAIN, { tier: "batch", times: "0" }],
      want: "is above 0",
    },
  ])("$name", ({ rows, want }) => {
    expect(saying(...rows).join("\n")).toContain(want);
  });

  it("a factor that changed fivefold", () => {
    const sheets = [
      sheetOf([PLAIN, BATCH]),
      sheetOf([PLAIN, { tier: "batch", times: "0.1" }], { from: "2026-03-01" }),
    ];
    expect(faults(fileOf(modelOf("m", sheets))).join("\n")).toContain(
      "input_text under {serviceTier:batch} changed fivefold or more",
    );
  });

  it("one fault of many regions once", () => {
    const regions = { regions: ["us", "eu", "jp"], cache_read_text: "3" };
    expect(saying(PLAIN, regions)).toHaveLength(1);
  });
});

it("lets an odd price stand that says why", () => {
  expect(
    saying({ input_text: "2", output_text: "0.08", note: "a guard answers in a word" }),
  ).toEqual([]);
});

function half(row: PriceRow): PriceRow {
  return Object.fromEntries(
    Object.entries(row).map(([meter, usd]) => [meter, String(Number(usd) / 2)]),
  );
}
