import { describe, expect, it } from "vitest";
import { factor, line } from "./acme-book.fixture.ts";
import { checkLines } from "./check-lines.ts";
import { at } from "./instant.ts";
import type { PriceFactor, PriceLine } from "./price-line.ts";

const january = { from: at("2026-01-01") };
const march = { from: at("2026-03-01") };
const tiers = (more: Partial<PriceLine> = {}) => [
  line("input_text", "2", { when: { contextUpTo: 200_000 }, ...more }),
  line("input_text", "4", { when: { contextAbove: 200_000 }, ...more }),
];
const night = { fromMinute: 16 * 60 + 30, toMinute: 30 };

describe("lines that go together", () => {
  it.each<{ name: string; lines: readonly PriceLine[]; factors?: readonly PriceFactor[] }>([
    { name: "two meters", lines: [line("input_text", "2"), line("output_text", "8")] },
    {
      name: "a change learnt later",
      lines: [line("input_text", "2"), line("input_text", "1", { effective: march, known: march })],
    },
    {
      name: "one after the other",
      lines: [
        line("input_text", "2", { effective: { ...january, to: march.from } }),
        line("input_text", "1", { effective: march }),
      ],
    },
    { name: "context tiers that meet", lines: tiers() },
    {
      name: "a batch price beside",
      lines: [line("input_text", "2"), line("input_text", "1", { when: { serviceTier: "batch" } })],
    },
    {
      name: "a night price beside the day's",
      lines: [line("input_text", "2"), line("input_text", "1", { when: { timeOfDay: night } })],
    },
    {
      name: "a region inside the general",
      lines: [line("input_text", "2"), line("input_text", "3", { when: { region: "eu" } })],
    },
    {
      name: "two regions",
      lines: [
        line("input_text", "2", { when: { region: "us" } }),
        line("input_text", "3", { when: { region: "eu" } }),
      ],
    },
    {
      name: "two sizes",
      lines: [
        line("images", "2", { when: { variant: { size: "a" } } }),
        line("images", "3", { when: { variant: { size: "b" } } }),
      ],
    },
    {
      name: "what was known until it was corrected",
      lines: [
        line("input_text", "2", { known: { ...january, to: march.from } }),
        line("input_text", "1", { known: march }),
      ],
    },
    {
      name: "two kinds of factor",
      lines: [line("input_text", "2")],
      factors: [factor("0.5", { serviceTier: "batch" }), factor("1.1", { region: "us" })],
    },
  ])("$name", ({ lines, factors }) => {
    expect(checkLines(lines, factors)).toEqual([]);
  });
});

describe("lines that contradict each other", () => {
  it.each<{
    name: string;
    lines: readonly PriceLine[];
    factors?: readonly PriceFactor[];
    codes: readonly string[];
  }>([
    {
      name: "the same twice",
      lines: [line("input_text", "2"), line("input_text", "3")],
      codes: ["overlap"],
    },
    {
      name: "a fee in any tier and one in standard alone are no overlap, the same one is",
      lines: [
        line("web_searches", "10"),
        line("web_searches", "12", { when: { serviceTier: "any" } }),
      ],
      codes: ["overlap"],
    },
    {
      name: "tiers that overlap",
      lines: [
        ...tiers(),
        line("input_text", "3", { when: { contextAbove: 100_000, contextUpTo: 300_000 } }),
      ],
      codes: ["overlap", "overlap"],
    },
    {
      name: "a gap between tiers",
      lines: [
        line("input_text", "2", { when: { contextUpTo: 128_000 } }),
        line("input_text", "4", { when: { contextAbove: 200_000 } }),
      ],
      codes: ["context_gap"],
    },
    {
      name: "no tier for the longest",
      lines: [line("input_text", "2", { when: { contextUpTo: 128_000 } })],
      codes: ["context_gap"],
    },
    {
      name: "no tier for the shortest",
      lines: [line("input_text", "2", { when: { contextAbove: 128_000 } })],
      codes: ["context_gap"],
    },
    {
      name: "region or time of day, which is it?",
      lines: [
        line("input_text", "2", { when: { region: "eu" } }),
        line("input_text", "1", { when: { timeOfDay: night } }),
      ],
      codes: ["unclear_order"],
    },
    {
      name: "windows that meet past midnight",
      lines: [
        line("input_text", "2", { when: { timeOfDay: night } }),
        line("input_text", "1", { when: { timeOfDay: { fromMinute: 0, toMinute: 60 } } }),
      ],
      codes: ["overlap"],
    },
    {
      name: "a flat price after tiers that still run",
      lines: [...tiers(), line("input_text", "2", { effective: march, known: march })],
      codes: ["general_after_special", "general_after_special"],
    },
    { name: "a negative price", lines: [line("input_text", "-1")], codes: ["not_a_price"] },
    {
      name: "a price for no units",
      lines: [line("input_text", "1", { per: 0n })],
      codes: ["not_a_price"],
    },
    {
      name: "an end before the start",
      lines: [line("input_text", "1", { effective: { from: march.from, to: january.from } })],
      codes: ["not_a_price"],
    },
    {
      name: "one id for two lines",
      lines: [line("input_text", "1", { id: "x" }), line("output_text", "1", { id: "x" })],
      codes: ["duplicate_id"],
    },
    {
      name: "two factors for one condition",
      lines: [],
      factors: [factor("0.5", { serviceTier: "batch" }), factor("0.6", { serviceTier: "batch" })],
      codes: ["overlap"],
    },
  ])("$name", ({ lines, factors, codes }) => {
    expect(checkLines(lines, factors).map(({ code }) => code)).toEqual(codes);
  });

  it("says where the gap begins", () => {
    const lines = [
      line("input_text", "2", { when: { contextUpTo: 128_000 } }),
      line("input_text", "4", { when: { contextAbove: 200_000 } }),
    ];
    expect(checkLines(lines)).toMatchObject([{ code: "context_gap", contextAbove: 128_000 }]);
  });
});
