import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  METERS,
  type Meter,
  priceBooks,
  proposeUpdate,
  type Refusal,
  toDecimal,
  type UpdateCatalogue,
  type UpdateProposals,
} from "../index.ts";
import {
  catalogue,
  OURS,
  ours,
  pasted,
  type Rates,
  SOURCES,
  update,
} from "./update-books.fixture.ts";

const changes = ({ sheets }: UpdateProposals) =>
  sheets.flatMap(({ accepted }) =>
    accepted.map(({ price, usd, books }) => {
      const { meter, when } = price.point;
      const amount = toDecimal({ n: usd.n * METERS[meter].per, d: usd.d }).text;
      return `${meter}${when.serviceTier ?? ""}${when.contextAbove ?? ""} ${amount} ${books.join("+")}`;
    }),
  );
const refusals = ({ refused }: UpdateProposals) =>
  refused.map(({ price: { point }, because }) => {
    const { serviceTier = "" } = point.when;
    return `${point.meter}${serviceTier} ${codeOf(because)}`;
  });
const codeOf = (because: Refusal): string =>
  because.code === "slip" ? `slip ${because.slip.code}` : because.code;

describe("one model", () => {
  const same: Rates = { input: 2, cached: 0.2, output: 8 };
  it.each<{
    name: string;
    books: readonly UpdateCatalogue[];
    want?: string[];
    not?: string[];
  }>([
    { name: "nothing new", books: [catalogue("litellm", { m: same })] },
    {
      name: "one catalogue's new price",
      books: [catalogue("litellm", { m: { ...same, output: 6 } })],
      want: ["output_text 6 litellm"],
    },
    {
      name: "two that agree",
      books: [
        catalogue("litellm", { m: { ...same, output: 6 } }),
        catalogue("models.dev", { m: { ...same, output: 6 } }, { proposes: false }),
      ],
      want: ["output_text 6 litellm+models.dev"],
    },
    {
      name: "one against one that has ours",
      books: [
        catalogue("litellm", { m: { ...same, output: 6 } }),
        catalogue("models.dev", { m: same }),
      ],
      not: ["output_text confirmed"],
    },
    {
      name: "two against one that has ours",
      books: [
        catalogue("litellm", { m: { ...same, output: 6 } }),
        catalogue("models.dev", { m: same }),
        catalogue("portkey", { m: { ...same, output: 6 } }),
      ],
      want: ["output_text 6 litellm+portkey"],
    },
    {
      name: "two that differ from each other",
      books: [
        catalogue("litellm", { m: { ...same, output: 6 } }),
        catalogue("models.dev", { m: { ...same, output: 5 } }),
      ],
      not: ["output_text several_prices"],
    },
    {
      name: "only in what is compared with",
      books: [
        catalogue("litellm", { m: { input: 2 } }),
        catalogue("portkey", { m: { ...same, output: 6 } }, { proposes: false }),
      ],
      not: ["output_text not_proposing"],
    },
    {
      name: "a catalogue older than our source",
      books: [catalogue("litellm", { m: { ...same, output: 6 } }, { day: "2026-05-30" })],
      not: ["output_text seen_later"],
    },
    {
      name: "cents",
      books: [catalogue("litellm", { m: { ...same, output: 800 } })],
      not: ["output_text slip cents"],
    },
    {
      name: "another unit",
      books: [catalogue("models.dev", { m: { ...same, input: 0.002 } })],
      not: ["input_text slip wrong_unit"],
    },
    {
      name: "zero, and below zero",
      books: [catalogue("litellm", { m: { input: -2, cached: 0.2, output: 0, batch: 0 } })],
      not: ["output_text no_amount", "input_textbatch no_amount", "input_text no_amount"],
    },
    {
      name: "zero for long prompts, which its plain price covers",
      books: [catalogue("litellm", { m: { ...same, long: 0 } })],
    },
    {
      name: "cached as input",
      books: [catalogue("litellm", { m: { ...same, cached: 2 } })],
      not: ["cache_read_text slip cached_as_input"],
    },
    {
      name: "the batch price as the standard one",
      books: [catalogue("litellm", { m: { ...same, output: 4 } })],
      not: ["output_text slip other_condition"],
    },
    {
      name: "half the price, as two say",
      books: [
        catalogue("litellm", { m: { ...same, output: 4 } }),
        catalogue("portkey", { m: { ...same, output: 4 } }),
      ],
      want: ["output_text 4 litellm+portkey"],
    },
    {
      name: "six times as much on the word of one",
      books: [catalogue("litellm", { m: { ...same, output: 48 } })],
      not: ["output_text leap"],
    },
    {
      name: "an entry with another price that looks wrong",
      books: [catalogue("litellm", { m: { ...same, input: 1.8, output: 800 } })],
      not: ["output_text slip cents", "input_text doubtful_entry"],
    },
    {
      name: "cached input above the input",
      books: [catalogue("litellm", { m: { ...same, cached: 0.9, input: 0.8 } })],
      not: ["input_text fault", "cache_read_text fault"],
    },
    {
      name: "batches alone",
      books: [catalogue("litellm", { m: { ...same, batch: 0.9 } })],
      want: ["input_textbatch 0.9 litellm"],
    },
  ])("$name", ({ books, want = [], not = [] }) => {
    const found = update(ours(), books);
    expect([changes(found), refusals(found)]).toEqual([want, not]);
    const again = update(pasted(ours(), found), books, "2026-08-11");
    expect(changes(again)).toEqual([]);
  });

  it("keeps what did not change, with its own evidence", () => {
    const found = update(ours(), [
      catalogue("litellm", { m: { ...same, output: 6, batch: 1 } }),
      catalogue("portkey", { m: { output: 6 } }),
    ]);
    expect(found.sheets[0]?.sheet).toEqual({
      from: "2026-08-01",
      known: "2026-08-10",
      status: "two catalogues agree",
      checked: "2026-08-03",
      sources: ["litellm", "portkey"],
      usd: [
        { output_text: "6.00" },
        {
          input_text: "2.00",
          cache_read_text: "0.20",
          status: "vendor page",
          checked: "2026-06-01",
          sources: ["page"],
        },
        {
          tier: "batch",
          times: "0.5",
          status: "vendor page",
          checked: "2026-06-01",
          sources: ["page"],
        },
        {
          web_searches: "10.00",
          status: "vendor page",
          checked: "2026-06-01",
          sources: ["page"],
        },
      ],
    });
  });

  it("holds a batch price that a catalogue confirms where the standard one moves it", () => {
    const file = ours();
    const books = [catalogue("litellm", { m: { ...same, input: 1.5, batch: 1 } })];
    const found = update(file, books);
    expect(changes(found)).toEqual(["input_text 1.5 litellm"]);
    const again = pasted(file, found).models[0]?.prices[1]?.usd;
    expect(again).toContainEqual(expect.objectContaining({ tier: "batch", input_text: "1.00" }));
  });

  it("takes one of several regions out of its row", () => {
    const rows = [...OURS, { regions: ["eu", "us"], input_text: "2.20", output_text: "8.80" }];
    const found = update(ours(rows), [catalogue("litellm", { m: { ...same, input: 1.8 } })]);
    expect(changes(found)).toEqual(["input_text 1.8 litellm"]);
    expect(found.sheets[0]?.sheet.usd).toContainEqual(
      expect.objectContaining({ regions: ["eu", "us"], input_text: "2.20" }),
    );
  });

  it("tells a change from an old disagreement, where an older copy is there", () => {
    const old = catalogue(
      "litellm",
      { m: { ...same, output: 6 } },
      { proposes: false, day: "2026-05-30" },
    );
    const older = { ...old, spec: { ...old.spec, id: "litellm (2)" } };
    const now = catalogue("litellm", { m: { ...same, output: 6, input: 1.8 } });
    const found = update(ours(), [now, older]);
    expect([changes(found), refusals(found)]).toEqual([
      ["input_text 1.8 litellm"],
      ["output_text long_standing"],
    ]);
  });

  it.each(["2026-08-03", "2026-07-01"])(
    "claims no price for a day on which a catalogue still had ours, compared on %s",
    (day) => {
      const found = proposeUpdate({
        files: [ours()],
        sources: SOURCES,
        catalogues: [
          catalogue("litellm", { m: { ...same, input: 1.8 } }),
          catalogue("models.dev", { m: { ...same, input: 1.8, output: 6 } }),
        ],
        at: at(day, 12),
        known: "2026-08-10",
      });
      expect(found.sheets.map(({ sheet }) => sheet.from)).toEqual(["2026-08-01", "2026-08-02"]);
      const { table } = priceBooks([pasted(ours(), found)]).get("list")?.models[0] ?? {};
      const paid = (meter: Meter, on: string) => {
        const context = { at: at(on), contextTokens: 0, serviceTier: "standard" as const };
        const { n, d } = table?.pick(meter, context)?.usdPerUnit ?? { n: 0n, d: 1n };
        return Number(n * 1_000_000n) / Number(d);
      };
      const both = (on: string) => [paid("input_text", on), paid("output_text", on)];
      expect([both("2026-07-31"), both("2026-08-01"), both("2026-08-02")]).toEqual([
        [2, 8],
        [1.8, 8],
        [1.8, 6],
      ]);
    },
  );

  it("leaves a model that ended", () => {
    const file = ours(OURS, {
      end_of_life: { date: "2026-07-01", sources: ["page"], checked: "2026-06-01" },
    });
    const found = update(file, [catalogue("litellm", { m: { ...same, output: 6 } })]);
    expect(refusals(found)).toEqual(["output_text ended"]);
  });

  it("says why it changed fivefold where two say so", () => {
    const found = update(ours(), [
      catalogue("litellm", { m: { ...same, output: 48 } }),
      catalogue("portkey", { m: { ...same, output: 48 } }),
    ]);
    expect(found.sheets[0]?.sheet.note).toContain("fivefold or more as litellm and portkey");
  });
});

describe("models that we lack", () => {
  const rates: Rates = { input: 1, output: 4 };
  it.each<{ name: string; books: readonly UpdateCatalogue[]; want: string[]; not?: string[] }>([
    {
      name: "of two catalogues",
      books: [
        catalogue("litellm", { new: { ...rates, cached: 0.1 } }),
        catalogue("portkey", { new: rates }),
      ],
      want: ["new litellm+portkey two catalogues agree"],
    },
    {
      name: "on the word of one",
      books: [catalogue("litellm", { new: rates })],
      want: ["new litellm single source"],
    },
    {
      name: "on which they differ",
      books: [
        catalogue("litellm", { new: rates }),
        catalogue("portkey", { new: { input: 1, output: 5 } }),
      ],
      want: [],
      not: ["new catalogues_differ"],
    },
    {
      name: "by another name at the same prices",
      books: [catalogue("litellm", { "m-2026-01-01": { input: 2, output: 8 } })],
      want: [],
      not: ["m-2026-01-01 another_name"],
    },
    {
      name: "by a like name at another price",
      books: [catalogue("litellm", { "m-2026-01-01": { input: 2, output: 9 } })],
      want: ["m-2026-01-01 litellm single source"],
    },
  ])("$name", ({ books, want, not = [] }) => {
    const found = update(ours(), books);
    expect(
      found.entries.map(
        ({ model, books: by, entry }) => `${model} ${by.join("+")} ${entry.prices[0]?.status}`,
      ),
    ).toEqual(want);
    expect(found.refusedEntries.map(({ model, because }) => `${model} ${because.code}`)).toEqual(
      not,
    );
    const again = update(pasted(ours(), found), books, "2026-08-11");
    expect([again.entries, changes(again)]).toEqual([[], []]);
  });

  it("and those that no catalogue has are listed", () => {
    const found = update(ours(), [catalogue("litellm", { other: { input: 1 } })]);
    expect(found.gone).toEqual([{ provider: "openai", model: "m" }]);
  });
});

const amount = fc.integer({ min: 1, max: 400 }).map((cents) => cents / 100);
/** Mostly what we have or a little beside it, so that catalogues often agree. */
const near = (usual: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 3, arbitrary: fc.constantFrom(usual * 0.75, usual * 1.5) },
    { weight: 1, arbitrary: amount },
  );
const rates = fc.record(
  { input: near(2), cached: near(0.2), output: near(8), batch: near(1), long: near(4) },
  { requiredKeys: ["input", "output"] },
);

it("pasted in, a proposal passes every lint and is not made again", () => {
  let made = 0;
  fc.assert(
    fc.property(rates, rates, rates, fc.boolean(), (first, second, third, long) => {
      const rows = long
        ? [
            ...OURS,
            { above: 200_000, input_text: "4.00", cache_read_text: "0.40", output_text: "9.00" },
          ]
        : OURS;
      const file = ours(rows);
      const books = [
        catalogue("litellm", { m: first, new: second }),
        catalogue("models.dev", { m: second, new: second }),
        catalogue("portkey", { m: third }),
      ];
      const found = update(file, books);
      made += found.sheets.length;
      const again = update(pasted(file, found), books, "2026-08-11");
      expect([changes(again), again.entries]).toEqual([[], []]);
    }),
    { numRuns: 150 },
  );
  expect(made).toBeGreaterThan(10);
});
