import { expect, it } from "vitest";
import type { PriceRow } from "../../index.ts";
import { faults, fileOf, modelOf, sheetOf } from "./planted.fixture.ts";

const said = (rows: readonly PriceRow[], more: Parameters<typeof modelOf>[2] = {}) =>
  faults(fileOf(modelOf("m", [sheetOf(rows)], more))).filter((text) => /plain request/.test(text));

const TOKENS = { input_text: "2", output_text: "8" };

it.each<{ name: string; rows: readonly PriceRow[]; lost: readonly string[] }>([
  { name: "plain prices", rows: [TOKENS], lost: [] },
  {
    name: "a region beside its plain price",
    rows: [TOKENS, { region: "eu", input_text: "2.2", output_text: "8.8" }],
    lost: [],
  },
  {
    name: "output that only a region prices",
    rows: [{ input_text: "2" }, { region: "eu", output_text: "8.8" }],
    lost: ["output_text"],
  },
  {
    name: "a cache that only a tier prices",
    rows: [TOKENS, { tier: "batch", cache_read_text: "0.1" }],
    lost: ["cache_read_text"],
  },
  {
    name: "a variant that alone prices output",
    rows: [{ input_text: "2" }, { variant: { thinking: "on" }, output_text: "8" }],
    lost: ["output_text"],
  },
  {
    name: "a batch price without any other",
    rows: [{ tier: "batch", input_text: "1", output_text: "4" }],
    lost: ["input_text, output_text"],
  },
  {
    name: "a model of one region only, with its batch",
    rows: [
      { region: "eu", ...TOKENS },
      { region: "eu", tier: "batch", input_text: "1", output_text: "4" },
    ],
    lost: [],
  },
  {
    name: "prices by the length of the prompt",
    rows: [
      { up_to: 1000, ...TOKENS },
      { above: 1000, input_text: "4", output_text: "12" },
      { tier: "batch", above: 1000, input_text: "2", output_text: "6" },
    ],
    lost: [],
  },
  {
    name: "images by their size beside plain tokens",
    rows: [TOKENS, { variant: { size: "2K" }, images: "0.04" }],
    lost: [],
  },
])("$name: $lost", ({ rows, lost }) => {
  expect(said(rows).map((text) => text.split(":")[0])).toEqual(lost);
});

it("takes a meter that bills as another for priced", () => {
  const rows: PriceRow[] = [TOKENS, { tier: "batch", input_image: "1" }];
  expect(said(rows)).toHaveLength(1);
  expect(said(rows, { bills_as: { input_image: "input_text" } })).toEqual([]);
});
