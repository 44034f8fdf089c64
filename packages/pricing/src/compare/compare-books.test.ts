import { describe, expect, it } from "vitest";
import {
  type Against,
  at,
  type BookSpec,
  type ComparedPrice,
  compareBooks,
  decimal,
  METERS,
  openBook,
  type PriceFile,
  type PriceSheet,
  priceBooks,
  toDecimal,
} from "../index.ts";

/** USD for 1M tokens in each of the four schemas; keys as ours. */
type Rates = { input?: number; cached?: number; written?: number; output?: number };

const GENAI_KEYS = {
  input: "input_mtok",
  cached: "cache_read_mtok",
  written: "cache_write_mtok",
  output: "output_mtok",
};
const LITELLM_KEYS = {
  input: "input_cost_per_token",
  cached: "cache_read_input_token_cost",
  written: "cache_creation_input_token_cost",
  output: "output_cost_per_token",
};
const MODELS_DEV_KEYS = {
  input: "input",
  cached: "cache_read",
  written: "cache_write",
  output: "output",
};
const renamed = (rates: Rates, names: Record<keyof Rates, string>, divisor = 1): object =>
  Object.fromEntries(
    Object.entries(rates).map(([key, usd]) => [names[key as keyof Rates], usd / divisor]),
  );

const specs = {
  "genai-prices": (rates: Rates, more: object = {}, match: object = { equals: "m-1" }) => [
    {
      id: "openai",
      name: "OpenAI",
      api_pattern: "x",
      models: [{ id: "m-1", match, prices: { ...renamed(rates, GENAI_KEYS), ...more } }],
    },
  ],
  litellm: (rates: Rates, more: object = {}) => ({
    "m-1": {
      litellm_provider: "openai",
      mode: "chat",
      ...renamed(rates, LITELLM_KEYS, 1e6),
      ...more,
    },
  }),
  "models.dev": (rates: Rates, more: object = {}) => ({
    openai: { models: { "m-1": { cost: { ...renamed(rates, MODELS_DEV_KEYS), ...more } } } },
  }),
} as const;

type Kind = keyof typeof specs;

function against(kind: Kind, json: object, dated?: string): Against {
  const spec: BookSpec = {
    kind,
    id: kind,
    files: [{ name: "openai.json", text: JSON.stringify(json) }],
  };
  const book = openBook(spec);
  if (!book.ok) throw new Error(JSON.stringify(book.error));
  return { book: book.value, spec, ...(dated !== undefined && { dated: at(dated, 12) }) };
}

const sheet = (usd: PriceSheet["usd"], more: Partial<PriceSheet> = {}): PriceSheet => ({
  from: "2026-01-01",
  status: "two catalogues agree",
  checked: "2026-06-01",
  sources: ["a", "b"],
  usd,
  ...more,
});

const PLAIN = sheet([
  { input_text: "2", cache_read_text: "0.20", cache_write: "2.50", output_text: "8" },
  { tier: "batch", times: "0.5" },
]);
const AGREEING: Rates = { input: 2, cached: 0.2, written: 2.5, output: 8 };

function book(prices: readonly PriceSheet[], id = "m-1", aliases: readonly string[] = []) {
  const file: PriceFile = {
    provider: "openai",
    name: "OpenAI",
    known: "2026-06-01",
    models: [{ id, name: id, aliases, prices }],
  };
  const made = priceBooks([file]).get("list");
  if (made === undefined) throw new Error("no book");
  return made;
}

const compare = (
  ours: ReturnType<typeof book>,
  books: readonly ReturnType<typeof against>[],
  more: { at?: string; tolerance?: string } = {},
) =>
  compareBooks({
    ours,
    against: books,
    at: at(more.at ?? "2026-07-01", 12),
    tolerance: decimal(more.tolerance ?? "0"),
  });

const usd = (price: ComparedPrice["witnesses"][number], meter: ComparedPrice["point"]["meter"]) =>
  toDecimal({ n: price.usd.n * METERS[meter].per, d: price.usd.d }).text;

/** The disputed prices as `meter: book usd slip → likely, because`. */
const disputes = (result: ReturnType<typeof compare>): string[] =>
  result.prices
    .filter(({ standing }) => standing === "disputed")
    .map(
      ({ point, witnesses, verdict }) =>
        `${point.meter}${point.when.contextAbove ?? ""}${point.when.serviceTier ?? ""}: ${witnesses
          .filter(({ agrees }) => !agrees)
          .map((one) => `${one.book} ${usd(one, point.meter)} ${one.slip?.code ?? "-"}`)
          .join(", ")} → ${verdict?.likely}, ${verdict?.because}`,
    );

describe("planted disagreements", () => {
  const litellm = (rates: Rates, more: object = {}, dated?: string) =>
    against("litellm", specs.litellm(rates, more), dated);
  const modelsDev = (rates: Rates, more: object = {}, dated?: string) =>
    against("models.dev", specs["models.dev"](rates, more), dated);
  const genai = (rates: Rates, dated?: string) =>
    against("genai-prices", specs["genai-prices"](rates), dated);

  it.each([
    { name: "none", books: [litellm(AGREEING), modelsDev(AGREEING), genai(AGREEING)], want: [] },
    {
      name: "a thousand times",
      books: [litellm({ ...AGREEING, input: 2000 })],
      want: ["input_text: litellm 2000 wrong_unit → ours, every other price is a slip"],
    },
    {
      name: "a thousandth",
      books: [litellm({ output: 0.008 })],
      want: ["output_text: litellm 0.008 wrong_unit → ours, every other price is a slip"],
    },
    {
      name: "cents for dollars",
      books: [modelsDev({ ...AGREEING, output: 800 })],
      want: ["output_text: models.dev 800 cents → ours, every other price is a slip"],
    },
    {
      name: "cached as input",
      books: [modelsDev({ ...AGREEING, cached: 2 })],
      want: ["cache_read_text: models.dev 2 cached_as_input → ours, every other price is a slip"],
    },
    {
      name: "zero where siblings are not",
      books: [genai({ ...AGREEING, cached: 0 })],
      want: ["cache_read_text: genai-prices 0 zero → ours, every other price is a slip"],
    },
    {
      name: "the batch price as standard",
      books: [litellm({ output: 4 }), modelsDev({ output: 8 })],
      want: ["output_text: litellm 4 other_condition → undecided, as many for as against"],
    },
    {
      name: "two lineages against ours",
      books: [litellm({ output: 9 }), modelsDev({ output: 9 })],
      want: ["output_text: litellm 9 -, models.dev 9 - → theirs, most lineages differ"],
    },
    {
      name: "one against two",
      books: [litellm({ output: 9 }), modelsDev({ output: 8 }), genai({ output: 8 })],
      want: ["output_text: litellm 9 - → ours, most lineages agree"],
    },
    {
      name: "one that is a month newer",
      books: [litellm({ output: 9 }, {}, "2026-07-02")],
      want: ["output_text: litellm 9 - → theirs, a month newer"],
    },
    {
      name: "one that is a month older",
      books: [litellm({ output: 9 }, {}, "2026-05-01")],
      want: ["output_text: litellm 9 - → ours, a month newer"],
    },
    {
      name: "a week is no argument",
      books: [litellm({ output: 9 }, {}, "2026-06-08")],
      want: ["output_text: litellm 9 - → undecided, as many for as against"],
    },
    {
      name: "a long-context price that we lack",
      books: [litellm(AGREEING, { output_cost_per_token_above_200k_tokens: 12e-6 })],
      want: ["output_text200000: litellm 12 - → theirs, we lack this condition"],
    },
  ])("$name", ({ books, want }) => {
    expect(disputes(compare(book([PLAIN]), books))).toEqual(want);
  });

  it.each([
    { ours: "0.005", theirs: 0.01, want: "disputed rounded ours" },
    { ours: "0.125", theirs: 0.13, want: "disputed rounded ours" },
    { ours: "0.2083", theirs: 0.21, want: "explained rounded" },
    { ours: "0.138", theirs: 0.1375, want: "explained rounded" },
    { ours: "0.05", theirs: 0.055, want: "disputed - undecided" },
    { ours: "0.125", theirs: 0.12, want: "disputed - undecided" },
    { ours: "1.50", theirs: 1.54, want: "disputed - undecided" },
  ])("takes $theirs for $ours rounded or not: $want", ({ ours, theirs, want }) => {
    const [price] = compare(book([sheet([{ input_text: ours }])]), [
      litellm({ input: theirs }),
    ]).prices;
    const words = [price?.standing, price?.witnesses[0]?.slip?.code ?? "-", price?.verdict?.likely];
    expect(words.filter((word) => word !== undefined).join(" ")).toBe(want);
  });

  it("says theirs where ours is cached input at the price of input", () => {
    const ours = book([sheet([{ input_text: "2", cache_read_text: "2", output_text: "8" }])]);
    expect(disputes(compare(ours, [modelsDev(AGREEING)]))).toEqual([
      "cache_read_text: models.dev 0.2 - → theirs, our price looks like a slip",
    ]);
  });

  it("goes by the seller's own page where that is newer", () => {
    const ours = book([{ ...PLAIN, status: "vendor page" }]);
    const older = [
      litellm({ output: 9 }, {}, "2026-05-01"),
      modelsDev({ output: 9 }, {}, "2026-05-02"),
    ];
    expect(disputes(compare(ours, older))[0]).toContain("ours, seller's page is newer");
  });

  it("takes what is within the tolerance for equal, exactly", () => {
    const close = [litellm({ output: 8.08 })];
    expect(disputes(compare(book([PLAIN]), close, { tolerance: "0.01" }))).toEqual([]);
    expect(disputes(compare(book([PLAIN]), close, { tolerance: "0.0099" }))).toHaveLength(1);
  });

  describe("prices that changed", () => {
    const ours = book([
      sheet([{ input_text: "3" }], { from: "2026-01-01" }),
      sheet([{ input_text: "2" }], { from: "2026-06-15", checked: "2026-06-20" }),
    ]);
    const standing = (dated?: string) =>
      compare(ours, [litellm({ input: 3 }, {}, dated)]).prices.map((price) => [
        price.standing,
        price.witnesses[0]?.slip?.code,
        price.verdict?.likely,
      ]);

    it("is explained by the day of the book", () => {
      expect(standing("2026-06-01")).toEqual([["explained", "changed_since", undefined]]);
    });
    it("is a promotion or change that the book missed", () => {
      expect(standing("2026-07-16")).toEqual([["disputed", "other_date", "undecided"]]);
    });
    it("is ours where another book has today's price", () => {
      const missed = [litellm({ input: 3 }, {}, "2026-07-16"), modelsDev({ input: 2 })];
      expect(disputes(compare(ours, missed))[0]).toContain(
        "ours, the others have our price of another time",
      );
    });
    it("lags behind for a month, which explains it where another book has today's price", () => {
      expect(standing("2026-06-25")).toEqual([["disputed", "lags", "undecided"]]);
      const late = [litellm({ input: 3 }, {}, "2026-06-25"), modelsDev({ input: 2 })];
      expect(compare(ours, late).counts).toMatchObject({ explained: 1, disputed: 0 });
      const seen = sheet([{ input_text: "2" }], { from: "2026-06-15", checked: "2026-09-01" });
      const later = book([sheet([{ input_text: "3" }]), seen]);
      expect(compare(later, [litellm({ input: 3 }, {}, "2026-06-25")]).counts).toMatchObject({
        explained: 1,
      });
    });
  });

  describe("conditions", () => {
    const long = { input_text: "4", output_text: "12", above: 200_000 };
    const ours = book([sheet([{ input_text: "2", output_text: "8" }, long])]);
    const tiers = (size: number, input = 4, output = 12) => ({
      tiers: [{ tier: { size }, input, output }],
    });

    it("explains a book without the condition where another has it", () => {
      const { counts } = compare(ours, [litellm(AGREEING), modelsDev(AGREEING, tiers(200_000))]);
      expect(counts).toMatchObject({ equal: 2, explained: 2, disputed: 0 });
    });
    it("asks where no book has it", () => {
      expect(disputes(compare(ours, [litellm(AGREEING)]))).toEqual([
        "input_text200000: litellm 2 no_condition → undecided, no other book has it",
        "output_text200000: litellm 8 no_condition → undecided, no other book has it",
      ]);
    });
    it("takes a boundary one token away for the same", () => {
      expect(disputes(compare(ours, [modelsDev(AGREEING, tiers(199_999))]))).toEqual([]);
    });
    it("finds a wrong long-context price", () => {
      const found = disputes(compare(ours, [modelsDev(AGREEING, tiers(200_000, 4, 8.5))]));
      expect(found).toEqual([
        "output_text200000: models.dev 8.5 - → undecided, as many for as against",
      ]);
    });
    it("holds batch prices only against batch prices", () => {
      const batch = { input_cost_per_token_batches: 1.5e-6 };
      expect(
        disputes(compare(book([PLAIN]), [litellm(AGREEING, batch), modelsDev(AGREEING)])),
      ).toEqual(["input_textbatch: litellm 1.5 - → undecided, as many for as against"]);
    });
    it("is in doubt too where the region has our price of another region", () => {
      const uplift = { regional_processing_uplift_multiplier_eu: 1.1 };
      const ours = book([sheet([{ input_text: "2" }, { region: "jp", times: "1.1" }])]);
      const { prices } = compare(ours, [litellm({ input: 2 }, uplift)]);
      expect(prices.find(({ point }) => point.when.region === "eu")?.verdict).toMatchObject({
        likely: "theirs",
        because: "we lack this condition",
      });
    });
    it("is in doubt where a region has a price and we have only a general one", () => {
      const uplift = { regional_processing_uplift_multiplier_eu: 1.1 };
      const { prices } = compare(book([PLAIN]), [litellm({ input: 2 }, uplift)]);
      const regional = prices.filter(({ point }) => point.when.region === "eu");
      expect(regional).toMatchObject([
        { standing: "disputed", verdict: { likely: "theirs", because: "we lack this condition" } },
      ]);
    });
  });
});

describe("witnesses", () => {
  it("count once a lineage, by the newest book", () => {
    const books = ["2026-05-01", "2026-06-01"].map((day, place) =>
      against("litellm", specs.litellm({ output: 9 - place }), day),
    );
    const { prices } = compare(book([PLAIN]), books);
    expect(prices.filter(({ standing }) => standing === "disputed")).toEqual([]);
    expect(prices.find(({ point }) => point.meter === "output_text")?.witnesses).toHaveLength(1);
  });

  it("are found by a reviewed alias, and the book's rule is named", () => {
    const ours = book([PLAIN], "m-one", ["m-1"]);
    const { prices } = compare(ours, [against("litellm", specs.litellm(AGREEING))]);
    expect(prices[0]?.standing).toBe("equal");
    expect(prices[0]?.witnesses[0]?.rule).toContain("exact key (openai)");
  });

  it("have no vote where they answer with another seller's price", () => {
    const row = { modelName: "m-1", matchPattern: "^m-1$", tokenizerId: "claude" };
    const langfuse = [{ ...row, pricingTiers: [{ name: "S", prices: { output: 9e-6 } }] }];
    const spec: BookSpec = {
      kind: "langfuse",
      id: "langfuse",
      files: [{ name: "l.json", text: JSON.stringify(langfuse) }],
    };
    const opened = openBook(spec);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const { prices, counts } = compare(book([PLAIN]), [{ book: opened.value, spec }]);
    expect(counts).toMatchObject({ disputed: 0, explained: 1 });
    expect(prices.find(({ standing }) => standing === "explained")?.witnesses[0]?.slip).toEqual({
      code: "other_seller",
      seller: "anthropic",
    });
  });

  it("have no vote where a rule over names led to a sibling", () => {
    const ours = book([PLAIN], "m-1.5");
    const rule = specs["genai-prices"]({ output: 9 }, {}, { starts_with: "m-1" });
    const { prices, counts } = compare(ours, [against("genai-prices", rule)]);
    expect(counts).toMatchObject({ disputed: 0, explained: 1 });
    const explained = prices.find(({ standing }) => standing === "explained");
    expect(explained?.witnesses[0]?.slip?.code).toBe("name_by_rule");
  });
});

it("says what each side lacks", () => {
  const listed = {
    ...specs.litellm({ ...AGREEING, input: 2 }, { input_cost_per_audio_token: 5e-6 }),
    "openai/m-9": { litellm_provider: "openai", mode: "chat", input_cost_per_token: 1e-6 },
  };
  const books = [
    against("litellm", listed),
    against("genai-prices", specs["genai-prices"]({ input: 2 })),
  ];
  const result = compare(book([PLAIN]), books);
  expect(result.onlyTheirs).toEqual([{ provider: "openai", model: "m-9", books: ["litellm"] }]);
  expect(result.prices.filter(({ standing }) => standing === "lacking")).toMatchObject([
    { point: { meter: "input_audio", when: {} }, witnesses: [{ book: "litellm" }] },
  ]);
  const alone = compare(book([PLAIN], "m-2"), books);
  expect(alone.onlyOurs).toEqual([{ provider: "openai", model: "m-2" }]);
  expect(alone.counts).toMatchObject({ equal: 0, disputed: 0, unwitnessed: 8 });
});

it("compares no price of a model that is not sold at the time", () => {
  const { models, prices } = compare(book([PLAIN]), [], { at: "2025-12-31" });
  expect([models, prices]).toEqual([0, []]);
});
