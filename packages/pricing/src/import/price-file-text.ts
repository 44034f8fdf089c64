import type { PricedModel, PriceFile, PriceRow, PriceSheet } from "../catalog/price-file.ts";

/** What a text is to say beside its data. */
export interface PriceFileWords {
  /** Lines above the file. */
  readonly head?: readonly string[];
  /** Lines above a model, by `provider/id`. */
  readonly above?: ReadonlyMap<string, readonly string[]>;
}

/** A price file as YAML, in the manner of the catalog: one line for each row of prices. */
export function priceFileText(file: PriceFile, words: PriceFileWords = {}): string {
  const { models, sources = [], facts: _, ...head } = file;
  const lines = [
    ...comments(words.head ?? []),
    ...entries(head, ""),
    ...(sources.length === 0
      ? []
      : ["sources:", ...sources.map((source) => `  - ${flow(source)}`)]),
    "models:",
    ...models.flatMap((model) => [
      "",
      ...comments(words.above?.get(`${model.provider ?? file.provider}/${model.id}`) ?? []).map(
        (line) => `  ${line}`,
      ),
      ...modelLines(model).map((line) => `  ${line}`),
    ]),
  ];
  return `${lines.join("\n")}\n`;
}

/** A model as an item of `models:`, without indentation. */
export function modelLines(model: PricedModel): readonly string[] {
  const { prices, ...facts } = model;
  const lines = [...entries(facts, ""), "prices:", ...prices.flatMap(sheetLines)];
  return lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** A sheet as an item of `prices:`, indented by two. */
export function sheetLines(sheet: PriceSheet): readonly string[] {
  const { usd, ...facts } = sheet;
  const lines = [...entries(facts, ""), "usd:", ...usd.map((row) => `  - ${rowText(row)}`)];
  return lines.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
}

const rowText = (row: PriceRow): string => flow(row);

const comments = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => `# ${line.replaceAll(/[\s\p{Cc}]+/gu, " ")}`);

const entries = (value: object, indent: string): readonly string[] =>
  Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => `${indent}${key}: ${flow(one)}`);

/** A value on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
    return pairs.length === 0
      ? "{}"
      : `{ ${pairs.map(([key, one]) => `${scalar(key)}: ${flow(one)}`).join(", ")} }`;
  }
  return scalar(String(value));
}

/** Texts that stand without quotes: names, days, decimals; all else is quoted as JSON does. */
const PLAIN = /^[A-Za-z0-9][\w./+@-]*(?: [\w./+@-]+)*$/;
/** Words that YAML does not read as text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|null|y|n|~)$/i;
/** Texts that look like numbers, and lose digits where they are read as such: `1e3`, `0x10`. */
const LIKE_NUMBER = /^[\d.]+e[\d+-]|^0[xob]/i;

const scalar = (text: string): string =>
  PLAIN.test(text) && !NOT_TEXT.test(text) && !LIKE_NUMBER.test(text) ? text : quoted(text);

/** Characters that JSON leaves as they are, and that end a line of YAML or are obeyed by a screen. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const quoted = (text: string): string =>
  JSON.stringify(text).replace(
    UNSEEN,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
