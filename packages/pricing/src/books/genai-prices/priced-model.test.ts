import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, type Cost, noteText, requestCost, toDecimal, type Usage } from "../../index.ts";
import { opened, SMALL_BOOK, tokens } from "./small-book.ts";

const book = opened(SMALL_BOOK);

const read = (body: object, { provider = "acme", api = "chat" } = {}): Usage => {
  const usage = book.readUsage(body, { provider, api });
  if (!usage.ok) throw new Error(JSON.stringify(usage.error));
  return usage.value;
};
const cost = (
  usage: object,
  {
    when = "2026-01-01T12:00Z",
    ...more
  }: { provider?: string; api?: string; model?: string; when?: string } = {},
): Cost => {
  const { provider = "acme", model = "acme-1" } = more;
  return requestCost(read({ usage, model }, more), book, at(when), { provider });
};
const usd = (of: Cost): string => toDecimal(of.usd).text;

describe("prices usage over its units", () => {
  it.each([
    { name: "input and output", usage: tokens(10, 5), want: "0.00006" },
    {
      name: "cached input is part of the input",
      usage: tokens(10, 0, { details: { cached: 4 } }),
      want: "0.000014",
    },
    {
      name: "audio without a price is input",
      usage: tokens(10, 0, { details: { audio: 4 } }),
      want: "0.00002",
    },
    { name: "at the boundary the base price holds", usage: tokens(100, 1), want: "0.000208" },
    { name: "above it all tokens pay the tier", usage: tokens(101, 1), want: "0.000315" },
    { name: "each price has its own boundaries", usage: tokens(201, 1), want: "0.000816" },
    {
      name: "a search is neither input nor output",
      usage: tokens(0, 0, { searches: 2 }),
      want: "0.02",
    },
    { name: "a fee for the request", model: "acme-fee", usage: tokens(1, 1), want: "0.005002" },
    {
      name: "cached audio told apart",
      model: "acme-audio",
      usage: tokens(10, 0, { details: { audio: 4 } }),
      want: "0.000046",
    },
    { name: "a stated zero", model: "acme-zero", usage: tokens(10, 5), want: "0" },
    { name: "free by its name", model: "acme-2:free", usage: tokens(10, 5), want: "0" },
    {
      name: "fractions, taken apart as decimals",
      usage: tokens(0.3, 0, { details: { cached: 0.1 } }),
      want: "0.00000045",
    },
    {
      name: "fractions of seconds",
      model: "acme-ear",
      api: "speech",
      usage: { s: 0.25 },
      want: "0.000025",
    },
    {
      name: "the first price where no condition holds",
      model: "acme-dated",
      when: "2026-05-31T12:00Z",
      usage: tokens(1e6),
      want: "1",
    },
    {
      name: "the last that holds",
      model: "acme-dated",
      when: "2026-06-01T12:00Z",
      usage: tokens(1e6),
      want: "2",
    },
    {
      name: "a daily window past midnight",
      model: "acme-dated",
      when: "2026-06-01T05:59Z",
      usage: tokens(1e6),
      want: "3",
    },
    {
      name: "which excludes its end",
      model: "acme-dated",
      when: "2026-06-01T06:00Z",
      usage: tokens(1e6),
      want: "2",
    },
  ])("$name: $want USD", ({ usage, want, model, when, api }) => {
    const of = cost(usage, { ...(model && { model }), ...(when && { when }), ...(api && { api }) });
    expect([of.status, usd(of)]).toEqual(["priced", want]);
  });

  it("pays writes of an hour at their price and others at the price of writes", () => {
    const usage = { input: 1, written: 6, written_1h: 2, written_5m: 4, output: 0 };
    const of = requestCost(
      read({ result: { usage } }, { api: "messages" }),
      book,
      at("2026-01-01"),
      {
        provider: "acme",
        model: "acme-1",
      },
    );
    expect(of.lines.map(({ meter, quantity }) => [meter, quantity])).toEqual([
      ["cache_write_1h", 2],
      ["cache_write", 4],
      ["input_text", 1],
    ]);
    expect(usd(of)).toBe("0.00002");
  });

  it("keeps searches out of input and output", () => {
    const of = cost(tokens(10, 5, { searches: 1 }));
    expect([of.inputUsd, of.outputUsd, of.otherUsd].map((part) => toDecimal(part).text)).toEqual([
      "0.00002",
      "0.00004",
      "0.01",
    ]);
  });

  it("says that it has no service tiers", () => {
    const usage: Usage = {
      ...read({ model: "acme-1", usage: tokens(1, 1) }),
      serviceTier: "batch",
    };
    const of = requestCost(usage, book, at("2026-01-01"), { provider: "acme" });
    expect(of.notes.map(noteText)).toEqual([
      "this book knows no service tiers: batch is priced as standard",
    ]);
  });

  it("names the price key, the condition and the tier in the rule", () => {
    expect(cost(tokens(101)).lines[0]?.rule).toBe(
      'model acme-1 by equals "ACME-1", provider acme, input_mtok, tier above 100 input tokens',
    );
  });

  it.each([
    {
      name: "a kind without a price",
      model: "acme-embed",
      usage: tokens(10, 5),
      want: [
        "partial",
        "0.000001",
        "no price for 5 × output_tokens (the book lists none for this model)",
      ],
    },
    {
      name: "an empty set",
      model: "acme-empty",
      usage: tokens(10, 0),
      want: [
        "unpriced",
        "0",
        "no price for 10 × input_tokens (the book lists none for this model)",
      ],
    },
    {
      name: "a price whose ancestor has none",
      model: "rabbit-hole",
      usage: tokens(10, 5),
      want: ["unpriced", "0", "the book prices cache_read_mtok but not input_mtok"],
    },
    {
      name: "parts above the whole",
      usage: tokens(3, 5, { details: { cached: 4 } }),
      want: [
        "unpriced",
        "0",
        "the parts of input_tokens are more than its 3: this book prices nothing then",
      ],
    },
    {
      name: "an overlap not told",
      model: "acme-audio",
      usage: tokens(9, 0, { details: { cached: 4, audio: 4 } }),
      want: [
        "unpriced",
        "0",
        "cache_audio_read_tokens is not reported though its parts, or kinds that meet in it, are: this book prices nothing then",
      ],
    },
    {
      name: "an unknown model",
      model: "acme-11",
      usage: tokens(1, 1),
      want: ["unpriced", "0", "no prices for model acme-11; nearest: acme-1"],
    },
  ])("never takes unknown for zero: $name", ({ usage, model, want }) => {
    const of = cost(usage, model ? { model } : {});
    expect([of.status, usd(of), of.notes.map(noteText).join("; ")]).toEqual(want);
  });

  it("costs no less when more was used, and the parts sum to the whole", () => {
    const count = fc.nat({ max: 5_000_000 });
    fc.assert(
      fc.property(count, count, count, count, (input, cachedPart, output, more) => {
        const cached = Math.min(cachedPart, input);
        const small = cost(tokens(input, output, { details: { cached } }));
        const large = cost(tokens(input + more, output, { details: { cached } }));
        expect(large.totalPico >= small.totalPico).toBe(true);
        const sum = small.lines.reduce((all, line) => all + line.quantity, 0);
        expect(sum).toBe(input + output);
      }),
    );
  });
});
