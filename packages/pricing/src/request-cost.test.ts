import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acmeBook, factor, line } from "./acme-book.fixture.ts";
import type { CostLine } from "./cost.ts";
import { decimalOfNumber, toDecimal } from "./decimal.ts";
import { at } from "./instant.ts";
import { METER_NAMES, type Meter } from "./meter.ts";
import { noteText } from "./note.ts";
import { picoUsdText, toPicoUsd } from "./pico-usd.ts";
import { compareRational, plus, times, ZERO } from "./rational.ts";
import { requestCost } from "./request-cost.ts";
import type { Meters, Usage } from "./usage.ts";

const time = at("2026-07-01", 12);
const usage = (meters: Meters, more: Partial<Usage> = {}): Usage => ({
  meters,
  inclusive: {},
  known: "exact",
  api: "openai-chat",
  model: "m",
  notes: [],
  ...more,
});
const book = acmeBook(
  [
    line("input_text", "2", { when: { contextUpTo: 200_000 } }),
    line("input_text", "4", { when: { contextAbove: 200_000 } }),
    line("cache_read_text", "0.5"),
    line("output_text", "8"),
    line("web_searches", "10"),
    line("audio_seconds", "0.36"),
  ],
  { factors: [factor("0.5", { serviceTier: "batch" }), factor("1.1", { region: "us" })] },
);
const texts = (one: ReturnType<typeof requestCost>) => one.notes.map(noteText);

describe("amounts", () => {
  it.each<{ name: string; meters: Meters; more?: Partial<Usage>; usd: string }>([
    { name: "no cache", meters: { input_text: 1_000, output_text: 500 }, usd: "0.006" },
    {
      name: "half cached",
      meters: { input_text: 500, cache_read_text: 500, output_text: 500 },
      usd: "0.00525",
    },
    { name: "all cached", meters: { cache_read_text: 1_000 }, usd: "0.0005" },
    {
      name: "reasoning at the price of text",
      meters: { output_text: 100, output_reasoning: 400 },
      usd: "0.004",
    },
    { name: "a search", meters: { input_text: 1_000, web_searches: 2 }, usd: "0.022" },
    { name: "a second and a half of audio", meters: { audio_seconds: 1.5 }, usd: "0.00015" },
    {
      name: "200,000 tokens, half of them cached",
      meters: { input_text: 100_000, cache_read_text: 100_000 },
      usd: "0.25",
    },
    {
      name: "one token more: the long tier counts cached ones too",
      meters: { input_text: 100_001, cache_read_text: 100_000 },
      usd: "0.450004",
    },
    {
      name: "batch, cache included",
      meters: { input_text: 1_000, cache_read_text: 1_000, web_searches: 1 },
      more: { serviceTier: "batch" },
      usd: "0.01125",
    },
    {
      name: "data residency",
      meters: { input_text: 1_000 },
      more: { region: "us" },
      usd: "0.0022",
    },
    {
      name: "so much that doubles would round",
      meters: { output_text: 2_000_000_000_001 },
      usd: "16000000.000008",
    },
    {
      name: "many short requests added up",
      meters: { input_text: 400_000_000 },
      more: { contextTokens: 2_000 },
      usd: "800",
    },
  ])("$name: $usd USD", ({ meters, more, usd }) => {
    const cost = requestCost(usage(meters, more), book, time);
    expect(cost.status).toBe("priced");
    expect(toDecimal(cost.usd)).toEqual({ text: usd, exact: true });
    expect(picoUsdText(cost.totalPico)).toBe(usd);
  });

  it("splits into input, output and the rest, each line with its price and rule", () => {
    const meters = { input_text: 1_000, output_text: 500, web_searches: 2 };
    const cost = requestCost(usage(meters), book, time);
    const parts = [cost.inputUsd, cost.outputUsd, cost.otherUsd].map(
      (part) => toDecimal(part).text,
    );
    expect(parts).toEqual(["0.002", "0.004", "0.02"]);
    expect(cost.lines.map(({ meter, rule }) => [meter, rule])).toEqual([
      ["input_text", "exact name"],
      ["output_text", "exact name"],
      ["web_searches", "exact name"],
    ]);
    expect(cost.lines[0]?.price.when).toEqual({ contextUpTo: 200_000 });
  });
});

describe("what is not known is never zero", () => {
  it.each<{ name: string; given: Usage; status: string; note: string }>([
    {
      name: "an unknown model",
      given: usage({ input_text: 1 }, { model: "mm" }),
      status: "unpriced",
      note: "no prices for model mm; nearest: m",
    },
    {
      name: "no model",
      given: { ...usage({ input_text: 1 }), model: undefined } as unknown as Usage,
      status: "unpriced",
      note: "the response does not name its model, and none was given",
    },
    {
      name: "no usage",
      given: usage({}, { known: "none" }),
      status: "unpriced",
      note: "the response has no usage: its cost is not known",
    },
    {
      name: "a meter without price",
      given: usage({ input_text: 1, output_audio: 7 }),
      status: "partial",
      note: "no price for 7 × output_audio (m lists none)",
    },
    {
      name: "a tier without price",
      given: usage({ input_text: 9 }, { serviceTier: "flex" }),
      status: "unpriced",
      note: "no price for 9 × input_text (none for service tier flex)",
    },
    {
      name: "provisioned",
      given: usage({ input_text: 9 }, { serviceTier: "provisioned" }),
      status: "unpriced",
      note: "provisioned capacity is paid by the hour: these tokens have no price each",
    },
    {
      name: "a cut-off stream",
      given: usage({ input_text: 9 }, { known: "estimated", notes: [{ code: "stream_cut" }] }),
      status: "partial",
      note: "the stream ended before its last counts: they are a lower bound or missing",
    },
    {
      name: "something billed apart",
      given: usage(
        { input_text: 9 },
        { notes: [{ code: "not_in_usage", about: "image generation" }] },
      ),
      status: "partial",
      note: "image generation is billed apart and not known from this response",
    },
  ])("$name is $status", ({ given, status, note }) => {
    const cost = requestCost(given, book, time);
    expect(cost.status).toBe(status);
    expect(texts(cost)).toContain(note);
  });

  it("a zero that the provider states is a price", () => {
    const cost = requestCost(usage({}), book, time);
    expect(cost.status).toBe("priced");
    expect(texts(cost)).toEqual(["the response says that nothing was used"]);
  });
});

describe("several calls in one answer", () => {
  it("prices each call by its own model and context", () => {
    const two = acmeBook([
      ...["m", "advisor"].map((model) =>
        line("output_text", model === "m" ? "8" : "80", { model }),
      ),
      line("input_text", "2", { when: { contextUpTo: 200_000 } }),
      line("input_text", "4", { when: { contextAbove: 200_000 } }),
    ]);
    const others = [
      usage({ output_text: 10 }, { model: "advisor" }),
      usage({ input_text: 150_000 }),
    ];
    const cost = requestCost(usage({ input_text: 150_000 }, { others }), two, time);
    // 2 × 150,000 × 2 USD, each below the boundary, and 10 × 80 USD, per million.
    expect(toDecimal(cost.usd).text).toBe("0.6008");
    expect(texts(cost)).toContain("tokens of advisor are in the same response and priced apart");
  });

  it("a fee for the request is charged once for each call", () => {
    const fees = acmeBook([line("requests", "5"), line("output_text", "1")]);
    expect(toDecimal(requestCost(usage({ output_text: 1 }), fees, time).usd).text).toBe("0.005001");
  });
});

describe("the provider's own statement", () => {
  it.each([
    { stated: "0.006", differs: false },
    { stated: "0.00600000001", differs: false },
    { stated: "0.0061", differs: true },
  ])("$stated USD stated: differs $differs", ({ stated, differs }) => {
    const [n = "", d = ""] = stated.split(".");
    const statedUsd = { n: BigInt(n + d), d: 10n ** BigInt(d.length) };
    const given = usage({ input_text: 1_000, output_text: 500 }, { statedUsd });
    const notes = requestCost(given, book, time).notes.map(({ code }) => code);
    expect(notes.includes("stated_differs")).toBe(differs);
  });
});

describe("laws", () => {
  const everything = acmeBook(
    METER_NAMES.map((meter, index) =>
      line(meter, `0.${index}7`, { per: index % 2 === 0 ? 1_000_000n : 3_600n }),
    ),
  );
  const quantities = fc.dictionary(
    fc.constantFrom(...METER_NAMES),
    fc.integer({ min: 0, max: 10_000_000 }),
  ) as fc.Arbitrary<Partial<Record<Meter, number>>>;

  it("the parts are the whole, exactly", () => {
    fc.assert(
      fc.property(quantities, (meters) => {
        const cost = requestCost(usage(meters), everything, time);
        const lines = cost.lines.reduce((all, one) => plus(all, one.usd), ZERO);
        const parts = plus(plus(cost.inputUsd, cost.outputUsd), cost.otherUsd);
        expect(compareRational(lines, cost.usd)).toBe(0);
        expect(compareRational(parts, cost.usd)).toBe(0);
        expect(cost.totalPico).toBe(toPicoUsd(cost.usd));
        expect(cost.status).toBe("priced");
      }),
    );
  });

  it("whole pico-dollars and fractions give the same sum", () => {
    fc.assert(
      fc.property(quantities, (meters) => {
        const cost = requestCost(usage(meters), everything, time);
        const product = (line: CostLine) => times(line.usdPerUnit, decimalOfNumber(line.quantity));
        const slow = cost.lines.reduce((all, one) => plus(all, product(one)), ZERO);
        expect(compareRational(slow, cost.usd)).toBe(0);
      }),
    );
  });

  it("more usage never costs less within a tier", () => {
    fc.assert(
      fc.property(
        quantities,
        fc.constantFrom(...METER_NAMES),
        fc.nat(1000),
        (meters, meter, more) => {
          const before = requestCost(usage(meters), everything, time);
          const grown = { ...meters, [meter]: (meters[meter] ?? 0) + more };
          const after = requestCost(usage(grown), everything, time);
          // The one fee per request disappears when requests are counted.
          if (meter !== "requests")
            expect(compareRational(after.usd, before.usd)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it("the order of the meters does not matter", () => {
    fc.assert(
      fc.property(quantities, (meters) => {
        const turned = Object.fromEntries(Object.entries(meters).reverse());
        expect(requestCost(usage(turned), everything, time).totalPico).toBe(
          requestCost(usage(meters), everything, time).totalPico,
        );
      }),
    );
  });
});

it("says that a request has a fee, though none under its conditions", () => {
  const fees = acmeBook([
    line("requests", "5", { when: { variant: { context: "low" } } }),
    line("input_text", "1"),
  ]);
  expect(requestCost(usage({ input_text: 1 }), fees, time)).toMatchObject({
    status: "partial",
    notes: [{ code: "price_missing", about: "requests" }],
  });
});
