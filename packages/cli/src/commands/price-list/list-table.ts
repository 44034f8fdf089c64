import { grouped } from "@outlay/words";
import type { Colour } from "../../output/colour.ts";
import { type Column, table } from "../../output/table.ts";
import type { ListKind } from "./list-kind.ts";
import type { ListedModel } from "./listed-model.ts";

/** Prices shown of a model that is not paid by the text it reads and writes. */
const MOST_PRICES = 3;

/** What the models of a kind are, and what its columns count. */
export const KIND_WORDS: Readonly<Record<ListKind, string>> = {
  text: "Text, USD per 1M tokens",
  embedding: "Embeddings, USD per 1M tokens",
  rerank: "Reranking",
  image: "Images",
  audio: "Speech and sound",
  video: "Video",
  tuned: "Tuned models, USD per 1M tokens and per hour",
  other: "Other",
};

/** How a list is set. */
export interface ListStyle {
  readonly width: number;
  readonly colour: Colour;
  /** Whether the models' prices are old on the day shown. */
  readonly isOld: (model: ListedModel) => boolean;
}

/** The models of one kind with columns that are fit for it; `!` marks a day that is old, `?` a promotion whose promised end has passed. */
export function listTable(
  kind: ListKind,
  models: readonly ListedModel[],
  { width, colour, isOld }: ListStyle,
): string {
  const rows = models.flatMap((model) => {
    const marks = `${isOld(model) ? " !" : ""}${model.promisedUntil === undefined ? "" : " ?"}`;
    const checked = model.checked === undefined ? "" : `${model.checked}${marks}`;
    return rowsOf(kind, model, checked);
  });
  return table(COLUMNS[kind], rows, { width, colour });
}

function rowsOf(kind: ListKind, model: ListedModel, checked: string): (readonly string[])[] {
  const name = `${model.provider}/${model.model}`;
  const { usd, listUsd, endOfLife } = model;
  // Of one that ended on a day that is not known: when it was seen to have ended.
  const ends = `${endOfLife?.ended ? "by " : ""}${model.ends ?? ""}`;
  const row = (first: string, cells: readonly (string | undefined)[], dash = "-") => [
    first,
    ...cells.map((cell) => cell ?? dash),
  ];
  const beside = (...meters: readonly string[]) =>
    listUsd === undefined
      ? []
      : [
          row(
            AT_LIST,
            meters.map((meter) => listUsd[meter]),
            "",
          ),
        ];
  switch (kind) {
    case "text":
    case "tuned": {
      const meters =
        kind === "text"
          ? ["input_text", "cache_read_text", "output_text"]
          : ["input_text", "output_text", "hosting_hours"];
      return [
        row(name, [...meters.map((meter) => usd[meter]), checked, ends]),
        ...beside(...meters),
      ];
    }
    case "embedding": {
      const dimensions = model.dimensions === undefined ? undefined : grouped(model.dimensions);
      return [
        row(name, [usd["input_text"], model.batchUsd, dimensions, checked, ends]),
        ...beside("input_text"),
      ];
    }
    default:
      return [
        row(name, ["", "", ends === "" ? "" : `ends ${ends}`]),
        ...model.prices
          .slice(0, MOST_PRICES)
          .flatMap(({ meter, usd: from, toUsd, ...more }, index) => [
            row(`· ${meter}`, [
              toUsd === undefined ? from : `${from}-${toUsd}`,
              more.for,
              index === 0 ? checked : "",
            ]),
            ...(more.listUsd === undefined ? [] : [row(AT_LIST, [more.listUsd], "")]),
          ]),
      ];
  }
}

/** First cell of a row with the list prices below negotiated ones. */
const AT_LIST = "· at list price";

const right = (header: string): Column => ({ header, align: "right" });
const MODEL: Column = { header: "model", wraps: true };
const DATES: readonly Column[] = [{ header: "checked" }, { header: "ends" }];
const BY_UNIT: readonly Column[] = [MODEL, right("USD"), { header: "for" }, { header: "checked" }];

const COLUMNS: Readonly<Record<ListKind, readonly Column[]>> = {
  text: [MODEL, right("input"), right("cached"), right("output"), ...DATES],
  tuned: [MODEL, right("input"), right("output"), right("an hour"), ...DATES],
  embedding: [MODEL, right("input"), right("batch"), right("dimensions"), ...DATES],
  rerank: BY_UNIT,
  image: BY_UNIT,
  audio: BY_UNIT,
  video: BY_UNIT,
  other: BY_UNIT,
};
