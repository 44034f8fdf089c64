/**
 * What a quantity *is*: `family` always, `direction` when it counts as input or output, and what
 * narrows it further (modality, token type, cache lifetime …). Fewer dimensions mean a wider unit.
 */
export type Dimensions = Readonly<Record<string, string>>;

/** One billable unit of a genai-prices book. */
export type Unit = {
  /** Name in usage: `input_tokens`, counted inclusively (input contains what was cached). */
  readonly usage: string;
  /** Name in a price set: `input_mtok`. */
  readonly price: string;
  /** How many of the unit one price is for: 1,000,000 tokens, 3,600 seconds, 1,000 searches. */
  readonly per: number;
  readonly dimensions: Dimensions;
  /** How many dimensions: the more, the narrower. */
  readonly size: number;
  /** Place in `UNITS`, to index arrays by. */
  readonly index: number;
};

const MILLION = 1_000_000;

/**
 * Units and their dimensions as the book's own registry states them (genai-prices `units.yml`, read
 * 2026-11-23). Tokens are regular, so they are generated: a kind of token, alone and for each
 * modality it can have.
 */
function tokenUnits(): Omit<Unit, "index" | "size">[] {
  const modalities = ["text", "audio", "image", "video"];
  const writes = { token_type: "cache_write" };
  const kinds: readonly (readonly [string, string, Dimensions])[] = [
    ["input", "", { direction: "input" }],
    ["output", "", { direction: "output" }],
    ["cache", "_read", { direction: "input", token_type: "cache_read" }],
    ["cache", "_write", { direction: "input", ...writes }],
    ["cache", "_write_5m", { direction: "input", ...writes, cache_ttl: "5m" }],
    ["cache", "_write_1h", { direction: "input", ...writes, cache_ttl: "1h" }],
    ["input", "_tool", { direction: "input", token_type: "tool" }],
    ["output", "_reasoning", { direction: "output", token_type: "reasoning" }],
    ["output", "_citation", { direction: "output", token_type: "citation" }],
  ];
  return kinds.flatMap(([head, tail, dimensions]) =>
    ["", ...modalities].map((modality) => {
      const name = `${head}${modality === "" ? "" : `_${modality}`}${tail}`;
      return {
        usage: `${name}_tokens`,
        price: `${name}_mtok`,
        per: MILLION,
        dimensions: { family: "tokens", ...dimensions, ...(modality === "" ? {} : { modality }) },
      };
    }),
  );
}

type OtherUnit = readonly [usage: string, price: string, per: number, dimensions: Dimensions];

const OTHER_UNITS: readonly OtherUnit[] = [
  ["input_characters", "input_mchars", MILLION, { family: "characters", direction: "input" }],
  [
    "input_text_messages",
    "input_text_messages_kcount",
    1_000,
    { family: "messages", direction: "input", modality: "text" },
  ],
  ["audio_seconds", "audio_hours", 3_600, { family: "durations", modality: "audio" }],
  [
    "input_audio_seconds",
    "input_audio_hours",
    3_600,
    { family: "durations", direction: "input", modality: "audio" },
  ],
  [
    "output_audio_seconds",
    "output_audio_hours",
    3_600,
    { family: "durations", direction: "output", modality: "audio" },
  ],
  ["input_pixels", "input_gpixels", 1_000_000_000, { family: "pixels", direction: "input" }],
  [
    "input_document_pages",
    "input_document_kpages",
    1_000,
    { family: "document_pages", direction: "input" },
  ],
  [
    "input_annotated_document_pages",
    "input_annotated_document_kpages",
    1_000,
    { family: "document_pages", direction: "input", page_type: "annotated" },
  ],
  ["rerank_searches", "rerank_searches_kcount", 1_000, { family: "rerank" }],
  ["web_searches", "web_searches_kcount", 1_000, { family: "tool_calls", tool_type: "web_search" }],
  [
    "social_searches",
    "social_searches_kcount",
    1_000,
    { family: "tool_calls", tool_type: "social_search" },
  ],
  [
    "storage_searches",
    "storage_searches_kcount",
    1_000,
    { family: "tool_calls", tool_type: "storage_search" },
  ],
  [
    "code_executions",
    "code_executions_kcount",
    1_000,
    { family: "tool_calls", tool_type: "code_execution" },
  ],
  ["requests", "requests_kcount", 1_000, { family: "requests" }],
];

/** Every unit the book can price, in a fixed order. */
export const UNITS: readonly Unit[] = [
  ...tokenUnits(),
  ...OTHER_UNITS.map(([usage, price, per, dimensions]) => ({ usage, price, per, dimensions })),
].map((unit, index) => ({ ...unit, size: Object.keys(unit.dimensions).length, index }));

const BY_USAGE: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.usage, unit]));
const BY_PRICE: ReadonlyMap<string, Unit> = new Map(UNITS.map((unit) => [unit.price, unit]));

/** The unit counted under this name in usage, e.g. `cache_read_tokens`. */
export const unitOfUsage = (usage: string): Unit | undefined => BY_USAGE.get(usage);

/** The unit priced under this key, e.g. `cache_read_mtok`. */
export const unitOfPrice = (price: string): Unit | undefined => BY_PRICE.get(price);

const CONTAINS: readonly (readonly boolean[])[] = UNITS.map((wide) =>
  UNITS.map((narrow) =>
    Object.entries(wide.dimensions).every(([key, value]) => narrow.dimensions[key] === value),
  ),
);

/** Whether `wide` contains `narrow`: `input_tokens` contains `cache_read_tokens`, and itself. */
export function contains(wide: Unit, narrow: Unit): boolean {
  return CONTAINS[wide.index]?.[narrow.index] ?? false;
}

/**
 * The unit that both are, if they can overlap: cached input and audio input meet in cached audio.
 */
export function overlap(a: Unit, b: Unit): Unit | undefined {
  const joined: Record<string, string> = { ...a.dimensions };
  for (const [key, value] of Object.entries(b.dimensions)) {
    if (joined[key] !== undefined && joined[key] !== value) return undefined;
    joined[key] = value;
  }
  const size = Object.keys(joined).length;
  return UNITS.find(
    (unit) =>
      unit.size === size &&
      Object.entries(joined).every(([key, value]) => unit.dimensions[key] === value),
  );
}

/**
 * Whether nothing contradicts one thing being both: text and cached can be, text and audio cannot.
 */
export function compatible(a: Unit, b: Unit): boolean {
  return Object.entries(a.dimensions).every(
    ([key, value]) => b.dimensions[key] === undefined || b.dimensions[key] === value,
  );
}

/** Every unit that contains this one, itself left out. */
export function ancestors(unit: Unit): Unit[] {
  return UNITS.filter((wide) => wide !== unit && contains(wide, unit));
}
