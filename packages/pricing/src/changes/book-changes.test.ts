import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  type BookChanges,
  bookChanges,
  foreignSide,
  METERS,
  openBook,
  ownSide,
  type PriceDifference,
  type PricedModel,
  type PriceRow,
  priceBooks,
  toDecimal,
} from "../index.ts";

type Sheet = PricedModel["prices"][number];
const sheet = (usd: readonly PriceRow[], from = "2026-01-01"): Sheet => ({
  from,
  status: "single source",
  checked: "2026-06-01",
  sources: ["a"],
  usd,
});
const PLAIN: readonly PriceRow[] = [
  { input_text: "2", cache_read_text: "0.2", output_text: "8" },
  { tier: "batch", times: "0.5" },
  { web_searches: "10" },
];

function book(models: Readonly<Record<string, Partial<PricedModel>>>) {
  const made = priceBooks([
    {
      provider: "acme",
      name: "Acme",
      known: "2026-06-01",
      models: Object.entries(models).map(([id, more]) => ({
        id,
        name: id,
        prices: [sheet(PLAIN)],
        ...more,
      })),
    },
  ]).get("list");
  if (made === undefined) throw new Error("no book");
  return made;
}
const own = (usd: readonly PriceRow[] | undefined, day = "2026-07-01") =>
  ownSide(book(usd === undefined ? {} : { m: { prices: [sheet(usd)] } }), at(day, 12));

const amount = (price: PriceDifference["before"], meter: PriceDifference["meter"]) =>
  price === undefined
    ? "-"
    : toDecimal({ n: price.usd.n * METERS[meter].per, d: price.usd.d }).text;
const words = ({ changed, added, gone }: BookChanges): string[] => [
  ...changed.flatMap(({ model, differences }) =>
    differences.map(({ kind, meter, when, before, after, ratio }) => {
      const where = Object.values(when).join("+");
      const times = ratio === undefined ? "" : ` ×${toDecimal(ratio, 3).text}`;
      return `${model} ${meter} ${where}: ${kind} ${amount(before, meter)} → ${amount(after, meter)}${times}`;
    }),
  ),
  ...added.map(({ model, input }) => `+ ${model} ${amount(input, "input_text")}`),
  ...gone.map(({ model, endOfLife }) => `- ${model} ${endOfLife?.date ?? ""}`),
];
const changedTo = (first: PriceRow, ...more: PriceRow[]) => [{ ...PLAIN[0], ...first }, ...more];
const rest = PLAIN.slice(1);

describe("prices", () => {
  it.each<{ name: string; to: readonly PriceRow[]; want: string[] }>([
    { name: "none", to: PLAIN, want: [] },
    {
      name: "a price, and batches with it",
      to: changedTo({ output_text: "4" }, ...rest),
      want: ["m output_text : changed 8 → 4 ×0.5", "m output_text batch: changed 4 → 2 ×0.5"],
    },
    {
      name: "batches alone",
      to: changedTo({}, { tier: "batch", times: "0.4" }, { web_searches: "10" }),
      want: [
        "m input_text batch: changed 1 → 0.8 ×0.8",
        "m cache_read_text batch: changed 0.1 → 0.08 ×0.8",
        "m output_text batch: changed 4 → 3.2 ×0.8",
      ],
    },
    {
      name: "batches no longer",
      to: changedTo({}, { web_searches: "10" }),
      want: [
        "m input_text batch: gone 1 → -",
        "m cache_read_text batch: gone 0.1 → -",
        "m output_text batch: gone 4 → -",
      ],
    },
    {
      name: "what matters most first",
      to: changedTo(
        { input_text: "1.9", cache_read_text: "0.1" },
        { tier: "batch", times: "0.5" },
        { web_searches: "30" },
      ),
      want: [
        "m input_text : changed 2 → 1.9 ×0.95",
        "m cache_read_text : changed 0.2 → 0.1 ×0.5",
        "m cache_read_text batch: changed 0.1 → 0.05 ×0.5",
        "m input_text batch: changed 1 → 0.95 ×0.95",
        "m web_searches : changed 10 → 30 ×3",
      ],
    },
    {
      name: "a price for long input",
      to: [...PLAIN, { above: 200_000, input_text: "4", cache_read_text: "0.2", output_text: "8" }],
      want: [
        "m input_text 200000: changed 2 → 4 ×2",
        "m input_text batch+200000: changed 1 → 2 ×2",
      ],
    },
  ])("$name", ({ to, want }) => {
    expect(words(bookChanges(own(PLAIN), own(to))).toSorted()).toEqual(want.toSorted());
    if (want.length < 3) return;
    expect(words(bookChanges(own(PLAIN), own(to)))).toEqual(want);
  });

  it("of two days of one book say since when", () => {
    const dated = book({
      m: { prices: [sheet(PLAIN), sheet(changedTo({ input_text: "3" }, ...rest), "2026-08-15")] },
    });
    const day = (text: string) => ownSide(dated, at(text, 12));
    expect(words(bookChanges(day("2026-07-01"), day("2026-08-14")))).toEqual([]);
    const [model] = bookChanges(day("2026-07-01"), day("2026-08-15")).changed;
    expect(model?.differences[0]).toMatchObject({ since: at("2026-08-15"), steps: 1 });
  });
  it("say how often it changed, and since when it is what it is", () => {
    const prices = ["2", "5", "3", "3"].map((input_text, month) =>
      sheet(changedTo({ input_text }, ...rest), `2026-0${month + 1}-01`),
    );
    const dated = book({ m: { prices } });
    const [model] = bookChanges(
      ownSide(dated, at("2026-01-15")),
      ownSide(dated, at("2026-06-01")),
    ).changed;
    expect(model?.differences[0]).toMatchObject({ since: at("2026-03-01"), steps: 2 });
  });
  it.each([
    { name: "a mode", row: { tier: "fast" as const, times: "6" }, where: "fast" },
    { name: "a region", row: { region: "eu", times: "1.1" }, where: "eu" },
  ])("of $name that is no longer listed are gone, not changed", ({ row }) => {
    const { counts } = bookChanges(own([...PLAIN, row]), own(PLAIN));
    expect([counts.changed, counts.gone]).toEqual([0, 3]);
  });
});

describe("models", () => {
  const days = (before: string, after: string, models: Parameters<typeof book>[0]) => {
    const one = book(models);
    return words(bookChanges(ownSide(one, at(before, 12)), ownSide(one, at(after, 12))));
  };
  it("come and end", () => {
    const end = { date: "2026-09-01", sources: ["a"], checked: "2026-06-01" };
    const models = {
      old: { end_of_life: end },
      new: { prices: [sheet(PLAIN, "2026-08-01")] },
      kept: {},
    };
    expect(days("2026-07-01", "2026-10-01", models)).toEqual(["+ new 2", "- old 2026-09-01"]);
    expect(days("2026-07-01", "2026-08-31", models)).toEqual(["+ new 2"]);
  });
  it("that came and were cut meanwhile tell both", () => {
    const cut = sheet(changedTo({ input_text: "1" }, ...rest), "2026-08-21");
    const listed = sheet(
      [...changedTo({ input_text: "1" }, ...rest), { images: "3" }],
      "2026-09-01",
    );
    const one = book({ new: { prices: [sheet(PLAIN, "2026-07-09"), cut, listed] } });
    const [before, after] = [at("2026-07-01"), at("2026-10-01")].map((day) => ownSide(one, day));
    if (before === undefined || after === undefined) throw new Error("no side");
    const { moved, added, counts } = bookChanges(before, after);
    expect(added.map(({ model }) => model)).toEqual(["new"]);
    expect(counts.changed).toBe(0);
    expect(moved.map(({ model, first }) => [model, first])).toEqual([["new", at("2026-07-09")]]);
    expect(moved[0]?.differences[0]).toMatchObject({
      kind: "changed",
      meter: "input_text",
      since: at("2026-08-21"),
      steps: 1,
    });
    expect(bookChanges(ownSide(one, at("2026-07-10")), after).moved).toEqual([]);
  });
  it("are the same by a reviewed alias", () => {
    const before = ownSide(book({ "m-1": { aliases: ["m-1-2026"] } }), at("2026-07-01"));
    const after = ownSide(book({ "m-1-2026": {} }), at("2026-07-01"));
    expect(words(bookChanges(before, after))).toEqual([]);
    expect(bookChanges(before, after, { model: "m-1-2026" }).counts.models).toBe(1);
  });
});

describe("a foreign book", () => {
  const foreign = (more: object = {}) => {
    const entry = {
      litellm_provider: "acme",
      mode: "chat",
      input_cost_per_token: 2e-6,
      output_cost_per_token: 8e-6,
      ...more,
    };
    const files = [{ name: "l.json", text: JSON.stringify({ m: entry, "m-2": entry }) }];
    const spec = { kind: "litellm", id: "litellm", files };
    const opened = openBook(spec);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    return foreignSide(opened.value, spec, at("2026-07-01"));
  };
  it("has no price under a condition that it does not state", () => {
    expect(words(bookChanges(own(PLAIN), foreign()))).toEqual([
      "m cache_read_text : gone 0.2 → -",
      "m input_text batch: gone 1 → -",
      "m cache_read_text batch: gone 0.1 → -",
      "m output_text batch: gone 4 → -",
      "m web_searches : gone 10 → -",
      "+ m-2 2",
    ]);
  });
  it("that does not know long input has not changed its price", () => {
    const long = [...PLAIN, { above: 200_000, input_text: "4", output_text: "9" }];
    const { counts, changed } = bookChanges(own(long), foreign());
    expect(counts.unknown).toBe(2);
    expect(changed[0]?.differences.filter(({ kind }) => kind === "changed")).toEqual([]);
  });
  it("is compared with another of its kind", () => {
    const later = foreign({ output_cost_per_token: 6e-6, input_cost_per_token_batches: 1e-6 });
    expect(words(bookChanges(foreign(), later, { model: "m" }))).toEqual([
      "m output_text : changed 8 → 6 ×0.75",
      "m input_text batch: added - → 1",
    ]);
  });
});

const rows = fc.record({
  input: fc.integer({ min: 1, max: 40 }),
  output: fc.integer({ min: 1, max: 40 }),
  batch: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  long: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
});
const rowsOf = ({
  input,
  output,
  batch,
  long,
}: typeof rows extends fc.Arbitrary<infer T> ? T : never) => [
  { input_text: `${input}`, output_text: `${output}` },
  ...(batch === undefined ? [] : [{ tier: "batch" as const, times: `0.${batch}` }]),
  ...(long === undefined ? [] : [{ above: 9, input_text: `${long}`, output_text: `${output}` }]),
];

it("is nothing against itself, and swapped it is the inverse", () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const [left, right] = [own(rowsOf(a)), own(rowsOf(b))];
      expect(words(bookChanges(left, left))).toEqual([]);
      const there = bookChanges(left, right);
      const back = bookChanges(right, left);
      expect(back.counts).toEqual({
        ...there.counts,
        risen: there.counts.changed - there.counts.risen,
        added: there.counts.gone,
        gone: there.counts.added,
      });
      const pairs = (changes: BookChanges) =>
        changes.changed.flatMap(({ differences }) =>
          differences.map(({ meter, when, before, after }) => ({ meter, when, before, after })),
        );
      const swapped = pairs(back).map(
        ({ meter, when, before, after }) =>
          `${meter} ${JSON.stringify(when)} ${amount(after, meter)} ${amount(before, meter)}`,
      );
      const straight = pairs(there).map(
        ({ meter, when, before, after }) =>
          `${meter} ${JSON.stringify(when)} ${amount(before, meter)} ${amount(after, meter)}`,
      );
      expect(swapped.toSorted()).toEqual(straight.toSorted());
    }),
    { numRuns: 200 },
  );
});
