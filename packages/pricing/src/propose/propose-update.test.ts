import { formatIssue } from "@outlay/document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  METERS,
  openBook,
  type PricedModel,
  type PriceFile,
  type PriceRow,
  priceFileText,
  proposeUpdate,
  type Refusal,
  readPriceFile,
  type Source,
  toDecimal,
  type UpdateCatalogue,
  type UpdateProposals,
} from "../index.ts";

const source = (id: string, dated: string, more: Partial<Source> = {}): [string, Source] => [
  id,
  { id, kind: "catalogue", title: id, dated, read: "2026-11-23", lineage: id, ...more },
];
const SOURCES = new Map([
  source("page", "2026-06-01", { kind: "vendor page" }),
  source("litellm", "2026-08-01"),
  source("models.dev", "2026-08-02"),
  source("portkey", "2026-08-03"),
]);

type Rates = { input?: number; cached?: number; output?: number; batch?: number; long?: number };

const litellm = ({ input, cached, output, batch, long }: Rates) => ({
  litellm_provider: "openai",
  mode: "chat",
  ...(input !== undefined && { input_cost_per_token: input / 1e6 }),
  ...(cached !== undefined && { cache_read_input_token_cost: cached / 1e6 }),
  ...(output !== undefined && { output_cost_per_token: output / 1e6 }),
  ...(batch !== undefined && { input_cost_per_token_batches: batch / 1e6 }),
  ...(long !== undefined && { input_cost_per_token_above_200k_tokens: long / 1e6 }),
});
const modelsDev = ({ input, cached, output, long }: Rates) => ({
  cost: {
    ...(input !== undefined && { input }),
    ...(cached !== undefined && { cache_read: cached }),
    ...(output !== undefined && { output }),
    ...(long !== undefined && { tiers: [{ tier: { size: 200_000 }, input: long }] }),
  },
});
const portkey = ({ input, cached, output }: Rates) => ({
  pricing_config: {
    pay_as_you_go: {
      ...(input !== undefined && { request_token: { price: input / 1e4 } }),
      ...(cached !== undefined && { cache_read_input_token: { price: cached / 1e4 } }),
      ...(output !== undefined && { response_token: { price: output / 1e4 } }),
    },
  },
});

function catalogue(
  kind: "litellm" | "models.dev" | "portkey",
  models: Readonly<Record<string, Rates>>,
  { proposes = true, day }: { proposes?: boolean; day?: string } = {},
): UpdateCatalogue {
  const each = (make: (rates: Rates) => object) =>
    Object.fromEntries(Object.entries(models).map(([name, rates]) => [name, make(rates)]));
  const json =
    kind === "litellm"
      ? each(litellm)
      : kind === "portkey"
        ? each(portkey)
        : { openai: { models: each(modelsDev) } };
  const spec = { kind, id: kind, files: [{ name: "openai.json", text: JSON.stringify(json) }] };
  const book = openBook(spec);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  const dated = day ?? SOURCES.get(kind)?.dated ?? "";
  return { book: book.value, spec, dated: at(dated, 12), day: dated, source: kind, proposes };
}

const OURS: readonly PriceRow[] = [
  { input_text: "2.00", cache_read_text: "0.20", output_text: "8.00" },
  { tier: "batch", times: "0.5" },
  { web_searches: "10.00" },
];
const ours = (
  usd: readonly PriceRow[] = OURS,
  more: Partial<PricedModel> = {},
  sheet: Partial<PricedModel["prices"][number]> = {},
): PriceFile => ({
  provider: "openai",
  name: "OpenAI",
  known: "2026-06-02",
  models: [
    {
      id: "m",
      name: "M",
      ...more,
      prices: [
        {
          from: "2026-01-01",
          status: "vendor page",
          checked: "2026-06-01",
          sources: ["page"],
          usd,
          ...sheet,
        },
      ],
    },
  ],
});

const update = (file: PriceFile, catalogues: readonly UpdateCatalogue[], known = "2026-08-10") =>
  proposeUpdate({
    files: [file],
    sources: SOURCES,
    catalogues,
    at: at("2026-08-03", 12),
    known,
  });

const changes = ({ sheets }: UpdateProposals) =>
  sheets.flatMap(({ accepted }) =>
    accepted.map(({ price, usd, books }) => {
      const { meter, when } = price.point;
      const amount = toDecimal({ n: usd.n * METERS[meter].per, d: usd.d }).text;
      return `${meter}${when.serviceTier ?? ""}${when.contextAbove ?? ""} ${amount} ${books.join("+")}`;
    }),
  );
const refusals = ({ refused }: UpdateProposals) =>
  refused.map(({ price, because }) => `${price.point.meter} ${codeOf(because)}`);
const codeOf = (because: Refusal): string =>
  because.code === "slip" ? `slip ${because.slip.code}` : because.code;

/** The file with every proposal pasted in, read again with every lint. */
function pasted(file: PriceFile, { sheets, entries }: UpdateProposals): PriceFile {
  const models = [
    ...file.models.map((model) => {
      const sheet = sheets.find((one) => one.model === model.id)?.sheet;
      return sheet === undefined ? model : { ...model, prices: [...model.prices, sheet] };
    }),
    ...entries.map(({ entry }) => entry),
  ];
  const read = readPriceFile(priceFileText({ ...file, models }), "openai.yaml", SOURCES);
  if (!read.ok) throw new Error(read.error.map(formatIssue).join("\n"));
  return read.value;
}

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
