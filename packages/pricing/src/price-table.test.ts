import { describe, expect, it } from "vitest";
import { factor, line } from "./acme-book.fixture.ts";
import { toDecimal } from "./decimal.ts";
import { at } from "./instant.ts";
import type { Meter } from "./meter.ts";
import { type PriceContext, PriceTable, type PriceTableInput } from "./price-table.ts";

const july = at("2026-07-01", 12);
const standard: PriceContext = { at: july, contextTokens: 1_000, serviceTier: "standard" };

/** USD for a million tokens (or the meter's usual units) of the price that is picked. */
function price(input: PriceTableInput, meter: Meter, context: Partial<PriceContext> = {}) {
  const table = PriceTable.build(input);
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  const found = table.value.pick(meter, { ...standard, ...context });
  if (found === undefined) return undefined;
  const { n, d } = found.usdPerUnit;
  return toDecimal({ n: n * found.line.per, d }).text;
}

describe("context tiers", () => {
  const lines = [
    line("input_text", "2", { when: { contextUpTo: 200_000 } }),
    line("input_text", "4", { when: { contextAbove: 200_000 } }),
  ];
  it.each([
    { contextTokens: 0, want: "2" },
    { contextTokens: 199_999, want: "2" },
    { contextTokens: 200_000, want: "2" },
    { contextTokens: 200_001, want: "4" },
    { contextTokens: 1_000_000, want: "4" },
  ])("$contextTokens input tokens cost $want", ({ contextTokens, want }) => {
    expect(price({ lines }, "input_text", { contextTokens })).toBe(want);
  });

  it("the long-context price beats a price without condition", () => {
    const two = [
      line("input_text", "2"),
      line("input_text", "4", { when: { contextAbove: 200_000 } }),
    ];
    expect(price({ lines: two }, "input_text", { contextTokens: 200_001 })).toBe("4");
    expect(price({ lines: two }, "input_text", { contextTokens: 200_000 })).toBe("2");
  });
});

describe("service tiers", () => {
  const lines = [
    line("input_text", "2"),
    line("input_text", "1", { when: { serviceTier: "batch" } }),
    line("output_text", "8"),
    line("web_searches", "10"),
  ];
  it.each<{ meter: Meter; serviceTier: PriceContext["serviceTier"]; want: string | undefined }>([
    { meter: "input_text", serviceTier: "standard", want: "2" },
    { meter: "input_text", serviceTier: "batch", want: "1" },
    { meter: "input_text", serviceTier: "flex", want: undefined },
    { meter: "output_text", serviceTier: "batch", want: undefined },
    { meter: "web_searches", serviceTier: "batch", want: "10" },
  ])("$meter in $serviceTier is $want", ({ meter, serviceTier, want }) => {
    expect(price({ lines }, meter, { serviceTier })).toBe(want);
  });

  it("a factor stands for the lines of a tier that has none, cached tokens included", () => {
    const more = [...lines, line("cache_read_text", "0.2")];
    const factors = [factor("0.5", { serviceTier: "batch" })];
    const batch = { serviceTier: "batch" } as const;
    expect(price({ lines: more, factors }, "output_text", batch)).toBe("4");
    expect(price({ lines: more, factors }, "cache_read_text", batch)).toBe("0.1");
    expect(price({ lines: more, factors }, "input_text", batch)).toBe("1");
    expect(price({ lines: more, factors }, "web_searches", batch)).toBe("10");
    expect(price({ lines: more, factors }, "output_text")).toBe("8");
  });
});

describe("regions, times of day, variants", () => {
  it("data residency multiplies every token price, on top of a tier", () => {
    const lines = [line("input_text", "3"), line("web_searches", "10")];
    const factors = [factor("1.1", { region: "us" }), factor("0.5", { serviceTier: "batch" })];
    expect(price({ lines, factors }, "input_text", { region: "us" })).toBe("3.3");
    expect(price({ lines, factors }, "input_text", { region: "eu" })).toBe("3");
    expect(price({ lines, factors }, "web_searches", { region: "us" })).toBe("10");
    const both = { region: "us", serviceTier: "batch" } as const;
    expect(price({ lines, factors }, "input_text", both)).toBe("1.65");
  });

  const night = { fromMinute: 16 * 60 + 30, toMinute: 30 };
  const lines = [
    line("input_text", "0.27"),
    line("input_text", "0.135", { when: { timeOfDay: night } }),
  ];
  it.each([
    { time: "16:29:59", want: "0.27" },
    { time: "16:30:00", want: "0.135" },
    { time: "00:00:00", want: "0.135" },
    { time: "00:29:59", want: "0.135" },
    { time: "00:30:00", want: "0.27" },
  ])("at $time UTC it costs $want", ({ time, want }) => {
    expect(price({ lines }, "input_text", { at: at(`2026-07-01T${time}Z`) })).toBe(want);
  });

  it("pictures are priced by size and quality, and not at all in an unknown size", () => {
    const when = (size: string) => ({ variant: { size, quality: "high" } });
    const images = [
      line("images", "0.1", { when: when("1024x1024") }),
      line("images", "0.2", { when: when("1536x1024") }),
    ];
    const variant = { size: "1536x1024", quality: "high" };
    expect(price({ lines: images }, "images", { variant })).toBe("0.2");
    expect(
      price({ lines: images }, "images", { variant: { ...variant, size: "9x9" } }),
    ).toBeUndefined();
    expect(price({ lines: images }, "images")).toBeUndefined();
  });
});

describe("two time axes", () => {
  // The price fell on 1 June; we learnt it on 20 June.
  const lines = [
    line("input_text", "4"),
    line("input_text", "2", {
      effective: { from: at("2026-06-01") },
      known: { from: at("2026-06-20") },
    }),
  ];
  it.each([
    { name: "before the change", at: "2026-05-31", knownAt: undefined, want: "4" },
    { name: "restated", at: "2026-06-10", knownAt: undefined, want: "2" },
    { name: "as billed, before we knew", at: "2026-06-10", knownAt: "2026-06-10", want: "4" },
    { name: "as billed, once we knew", at: "2026-06-25", knownAt: "2026-06-25", want: "2" },
    { name: "before anything was known", at: "2026-06-10", knownAt: "2025-12-31", want: undefined },
    { name: "before any price applied", at: "2025-12-31", knownAt: undefined, want: undefined },
  ])("$name: $want", ({ at: time, knownAt, want }) => {
    const known = knownAt === undefined ? undefined : at(knownAt, 12);
    expect(price({ lines }, "input_text", { at: at(time, 12), knownAt: known })).toBe(want);
  });

  it("a factor learnt later supersedes the one before", () => {
    const known = { from: at("2026-06-20") };
    const factors = [
      factor("0.5", { serviceTier: "batch" }),
      factor("0.6", { serviceTier: "batch" }, { effective: { from: at("2026-06-01") }, known }),
      factor("1.1", { region: "us" }),
    ];
    const batch = { serviceTier: "batch", at: at("2026-06-10"), region: "us" } as const;
    const one = [line("input_text", "10")];
    expect(price({ lines: one, factors }, "input_text", batch)).toBe("6.6");
    const then = { ...batch, knownAt: at("2026-06-10") };
    expect(price({ lines: one, factors }, "input_text", then)).toBe("5.5");
  });

  it("an old file reproduces itself after a line was added", () => {
    const context = { at: at("2026-06-10"), knownAt: at("2026-06-10") };
    expect(price({ lines }, "input_text", context)).toBe(
      price({ lines: lines.slice(0, 1) }, "input_text", context),
    );
  });

  it("refuses to be built from lines that contradict each other", () => {
    const twice = [line("input_text", "4"), line("input_text", "5")];
    expect(PriceTable.build({ lines: twice })).toMatchObject({
      ok: false,
      error: [{ code: "overlap" }],
    });
  });
});
