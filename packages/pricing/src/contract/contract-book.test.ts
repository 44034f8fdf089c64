import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toDecimal } from "../decimal.ts";
import { at } from "../instant.ts";
import type { Meter } from "../meter.ts";
import { picoUsdText } from "../pico-usd.ts";
import type { ServiceTier } from "../price-line.ts";
import type { PickedPrice, PriceContext } from "../price-table.ts";
import { requestCost } from "../request-cost.ts";
import type { Negotiated } from "./contract.ts";
import { contractBook } from "./contract-book.ts";
import { smallBook, smallContract, smallList } from "./small-list.fixture.ts";

interface Asked {
  readonly model?: string;
  readonly meter?: Meter;
  readonly day?: string;
  readonly known?: string;
  readonly tier?: ServiceTier;
  readonly region?: string;
  readonly context?: number;
}

function pick(negotiated: readonly Negotiated[], asked: Asked): PickedPrice | undefined {
  const { model = "m", meter = "input_text", day = "2026-10-01", tier = "standard" } = asked;
  const found = smallBook({ negotiated }).find({ provider: "acme", model, at: at(day) });
  if (!found.ok) throw new Error(found.error.code);
  const context: PriceContext = {
    at: at(day),
    knownAt: asked.known === undefined ? undefined : at(asked.known),
    contextTokens: asked.context ?? 0,
    serviceTier: tier,
    region: asked.region,
  };
  return found.value.table.pick(meter, context);
}

/** `2.55 of 3`: USD per million, as agreed and at list price. */
function words(price: PickedPrice | undefined): string {
  if (price === undefined) return "none";
  const usd = ({ usdPerUnit: { n, d }, line }: PickedPrice) =>
    toDecimal({ n: n * line.per, d }).text;
  return price.list === undefined ? usd(price) : `${usd(price)} of ${usd(price.list)}`;
}

const off: Negotiated = { provider: "acme", models: ["m"], times: "0.8", from: "2026-08-01" };
const fixed: Negotiated = {
  provider: "acme",
  models: ["m"],
  usd: { input_text: "2.5" },
  from: "2026-08-01",
  to: "2027-08-01",
};

describe("a negotiated price takes the place of the list price, which stays beside it", () => {
  it.each<{ name: string; agreed: Negotiated; asked: Asked; want: string }>([
    { name: "a multiple", agreed: off, asked: {}, want: "2.4 of 3" },
    {
      name: "of the list price of its day",
      agreed: off,
      asked: { day: "2026-08-15" },
      want: "3.2 of 4",
    },
    { name: "not before its first day", agreed: off, asked: { day: "2026-07-31" }, want: "4" },
    { name: "from its first day", agreed: off, asked: { day: "2026-08-01" }, want: "3.2 of 4" },
    { name: "not on its last", agreed: { ...off, to: "2026-10-01" }, asked: {}, want: "3" },
    { name: "until its last", agreed: { ...off, to: "2026-10-02" }, asked: {}, want: "2.4 of 3" },
    { name: "not of a sibling", agreed: off, asked: { model: "n" }, want: "1" },
    { name: "by an alias", agreed: { ...off, models: ["m-latest"] }, asked: {}, want: "2.4 of 3" },
    {
      name: "of every model of the seller",
      agreed: { provider: "acme", times: "0.8", from: "2026-08-01" },
      asked: { model: "n" },
      want: "0.8 of 1",
    },
    {
      name: "with the list's multiple for a tier",
      agreed: off,
      asked: { tier: "batch" },
      want: "1.2 of 1.5",
    },
    {
      name: "with the list's multiple for a region",
      agreed: off,
      asked: { region: "eu" },
      want: "2.64 of 3.3",
    },
    { name: "of long prompts", agreed: off, asked: { context: 300_000 }, want: "4.8 of 6" },
    { name: "not of fees", agreed: off, asked: { meter: "web_searches" }, want: "10" },
    {
      name: "of fees where they are named",
      agreed: { ...off, meters: ["web_searches"] },
      asked: { meter: "web_searches" },
      want: "8 of 10",
    },
    {
      name: "of one tier listed as a multiple",
      agreed: { ...off, tier: "batch" },
      asked: { tier: "batch" },
      want: "1.2 of 1.5",
    },
    { name: "of one tier, not of others", agreed: { ...off, tier: "batch" }, asked: {}, want: "3" },
    {
      name: "of one tier with a line of its own",
      agreed: { ...off, models: ["n"], tier: "batch" },
      asked: { model: "n", tier: "batch" },
      want: "0.48 of 0.6",
    },
    {
      name: "of one region listed as a multiple",
      agreed: { ...off, region: "eu" },
      asked: { region: "eu" },
      want: "2.64 of 3.3",
    },
    {
      name: "of one region that is not listed apart",
      agreed: { ...off, region: "us" },
      asked: { region: "us" },
      want: "2.4 of 3",
    },
    { name: "of that region alone", agreed: { ...off, region: "us" }, asked: {}, want: "3" },
    {
      name: "above a length",
      agreed: { ...off, above: 200_000 },
      asked: { context: 300_000 },
      want: "4.8 of 6",
    },
    { name: "an amount", agreed: fixed, asked: {}, want: "2.5 of 3" },
    {
      name: "an amount, on the list price of its day",
      agreed: fixed,
      asked: { day: "2026-08-15" },
      want: "2.5 of 4",
    },
    {
      name: "an amount is not of other meters",
      agreed: fixed,
      asked: { meter: "output_text" },
      want: "15",
    },
    {
      name: "an amount under the list's multiple",
      agreed: fixed,
      asked: { tier: "batch" },
      want: "1.25 of 1.5",
    },
    {
      name: "an amount is not of long prompts",
      agreed: fixed,
      asked: { context: 300_000 },
      want: "6",
    },
    {
      name: "an amount of long prompts",
      agreed: { ...fixed, above: 200_000 },
      asked: { context: 300_000 },
      want: "2.5 of 6",
    },
    {
      name: "an amount for a tier listed as a multiple",
      agreed: { ...fixed, tier: "batch" },
      asked: { tier: "batch" },
      want: "2.5 of 1.5",
    },
    {
      name: "an amount for such a tier is not of long prompts",
      agreed: { ...fixed, tier: "batch" },
      asked: { tier: "batch", context: 300_000 },
      want: "3",
    },
    {
      name: "a tier with a line of its own stays at list",
      agreed: { ...fixed, models: ["n"] },
      asked: { model: "n", tier: "batch" },
      want: "0.6",
    },
    {
      name: "as known before the contract",
      agreed: off,
      asked: { known: "2026-06-30" },
      want: "4",
    },
    { name: "as known since", agreed: off, asked: { known: "2026-07-01" }, want: "2.4 of 3" },
  ])("$name: $want", ({ agreed, asked, want }) => {
    // What was known before 1 July: the sheet of September too, for this list was written in January.
    const known = asked.known === "2026-06-30" ? "3" : want;
    expect(words(pick([agreed], asked))).toBe(known);
  });

  it("a later agreement corrects an earlier one, and what was known then stays", () => {
    const both = [off, { ...off, times: "0.7", known: "2026-10-15" }];
    expect(words(pick(both, {}))).toBe("2.1 of 3");
    expect(words(pick(both, { known: "2026-10-14" }))).toBe("2.4 of 3");
    expect(words(pick(both, { known: "2026-01-02" }))).toBe("3");
  });

  const batch = { ...fixed, usd: { input_text: "0.9" }, tier: "batch" } as const;
  it.each<{ name: string; agreed: Negotiated[]; asked: Parameters<typeof pick>[1]; want: string }>([
    {
      name: "beside a standard amount has its own list price",
      agreed: [fixed, batch],
      asked: {},
      want: "0.9 of 1.5",
    },
    {
      name: "in whatever order they stand",
      agreed: [batch, fixed],
      asked: {},
      want: "0.9 of 1.5",
    },
    {
      name: "of a second period",
      agreed: [
        { ...batch, to: "2026-09-15" },
        { ...batch, from: "2026-09-15" },
      ],
      asked: {},
      want: "0.9 of 1.5",
    },
    {
      name: "corrected by one that lasts longer",
      agreed: [
        { ...batch, to: "2026-09-15" },
        { ...batch, known: "2026-09-20" },
      ],
      asked: {},
      want: "0.9 of 1.5",
    },
    {
      name: "leaves long prompts at the multiple of what is agreed for them",
      agreed: [batch, { ...fixed, usd: { input_text: "5" }, above: 200_000, from: "2026-09-01" }],
      asked: { context: 300_000 },
      want: "2.5 of 3",
    },
  ])("an amount of a tier listed as a multiple: $name", ({ agreed, asked, want }) => {
    expect(words(pick(agreed, { tier: "batch", ...asked }))).toBe(want);
  });

  it("says where it is agreed", () => {
    const price = pick([{ ...off, evidence: "order form 4711" }], {});
    expect(price?.line).toMatchObject({
      status: "negotiated",
      evidence: "order form 4711",
      sources: ["contract ours"],
      list: { status: "vendor page" },
    });
  });
});

describe("an agreement that does not fit the book below", () => {
  const codes = (agreed: Negotiated) => {
    const made = contractBook(smallList(), smallContract({ negotiated: [agreed] }));
    return made.ok ? [] : made.error.map(({ code }) => code);
  };
  it.each<{ name: string; agreed: Negotiated; want: string[] }>([
    { name: "a model it does not have", agreed: { ...off, models: ["x"] }, want: ["not_found"] },
    { name: "a seller it does not have", agreed: { ...off, provider: "x" }, want: ["not_found"] },
    {
      name: "such a seller, all models",
      agreed: { provider: "x", times: "0.5", from: "2026-08-01" },
      want: ["not_found"],
    },
    {
      name: "a meter without a price",
      agreed: { ...off, meters: ["images"] },
      want: ["changes_nothing"],
    },
    {
      name: "an amount without a list price",
      agreed: { ...fixed, usd: { images: "1" } },
      want: ["no_list_price"],
    },
    {
      name: "an amount for a tier that is not sold",
      agreed: { ...fixed, tier: "flex" },
      want: ["no_list_price"],
    },
    {
      name: "an amount for a region listed as a multiple",
      agreed: { ...fixed, region: "eu" },
      want: ["no_list_price"],
    },
  ])("$name: $want", ({ agreed, want }) => {
    expect(codes(agreed)).toEqual(want);
  });
});

const usage = (input: number, output: number) =>
  ({
    meters: { input_text: input, output_text: output },
    inclusive: {},
    known: "exact",
    api: "manual",
    model: "m",
    notes: [],
  }) as const;

describe("a cost", () => {
  it("has its list price beside, in its lines and its sums", () => {
    const book = smallBook({ negotiated: [fixed] });
    const cost = requestCost(usage(100_000, 100_000), book, at("2026-10-01"), {
      provider: "acme",
    });
    expect(picoUsdText(cost.totalPico)).toBe("1.75");
    expect(cost.list && picoUsdText(cost.list.totalPico)).toBe("1.8");
    expect(cost.list && toDecimal(cost.list.inputUsd).text).toBe("0.3");
    expect(cost.lines.map(({ list }) => list && toDecimal(list.usd).text)).toEqual([
      "0.3",
      undefined,
    ]);
  });

  it("has none where nothing of it is negotiated", () => {
    const book = smallBook({ negotiated: [fixed] });
    expect(requestCost(usage(1, 1), book, at("2026-02-01")).list).toBeUndefined();
    expect(requestCost(usage(1, 1), smallList(), at("2026-10-01")).list).toBeUndefined();
  });

  it("at list price is what the list itself asks, at any time and under any condition", () => {
    const days = ["2026-02-01", "2026-08-15", "2026-10-01", "2027-09-01"];
    const tiers: readonly ServiceTier[] = ["standard", "batch"];
    fc.assert(
      fc.property(
        fc.record({
          input: fc.nat(2_000_000),
          output: fc.nat(100_000),
          day: fc.constantFrom(...days),
          tier: fc.constantFrom(...tiers),
          region: fc.constantFrom(undefined, "eu", "us"),
          agreed: fc.constantFrom(
            off,
            fixed,
            { ...off, tier: "batch" as const },
            { ...off, region: "us" },
            { ...fixed, usd: { input_text: "1" }, tier: "batch" as const },
          ),
        }),
        ({ input, output, day, tier, region, agreed }) => {
          const used = { ...usage(input, output), serviceTier: tier, ...(region && { region }) };
          const ours = requestCost(used, smallBook({ negotiated: [agreed] }), at(day));
          const list = requestCost(used, smallList(), at(day));
          expect((ours.list ?? ours).totalPico).toBe(list.totalPico);
          expect(ours.totalPico <= list.totalPico).toBe(true);
          expect(ours.status).toBe(list.status);
        },
      ),
    );
  });
});
