import {
  type BesideList,
  type Instant,
  LIST_BOOK,
  type ListDifference,
  listDifferences,
  METERS,
  type PriceBook,
  times,
  toDecimal,
} from "@outlay/pricing";
import { grouped } from "@outlay/words";
import type { Io } from "../io.ts";
import { table } from "../output/table.ts";
import { paragraph } from "../output/wrap.ts";
import type { Catalog } from "./load.ts";
import { priceText } from "./price-text.ts";
import { dayText } from "./when.ts";

/** One model of a book. */
interface OneModel {
  readonly provider: string;
  readonly model: string;
}

/**
 * What of a book of the catalog is not the vendors' list; nothing for the list itself and for books of
 * one's own, whose prices are their owner's matter.
 *
 * @param only which models; all of the book when left out
 */
export function besideList(
  { books }: Pick<Catalog, "books">,
  book: PriceBook,
  time: Instant,
  only?: OneModel | ((model: OneModel) => boolean),
): BesideList | undefined {
  const list = books.get(LIST_BOOK);
  if (list === undefined || book === list || books.get(book.id) !== book) return undefined;
  return listDifferences(book, list, time, ({ provider, model }) =>
    only === undefined || typeof only === "function"
      ? (only?.({ provider, model }) ?? true)
      : provider === only.provider && model === only.model,
  );
}

/** The same in JSON: amounts as decimal text for the units that the meter is usually listed for. */
export const besideListDocument = ({ differ, same, unlisted }: BesideList): object => ({
  differ: differ.map(({ usd, listUsd, listAt, ...rest }) => ({
    ...rest,
    usd: toDecimal(usual(usd, rest)).text,
    listUsd: toDecimal(usual(listUsd, rest)).text,
    per: Number(METERS[rest.meter].per),
    listAt: dayText(listAt),
  })),
  same,
  unlisted,
});

const usual = (usd: ListDifference["usd"], { meter }: Pick<ListDifference, "meter">) =>
  times(usd, { n: METERS[meter].per, d: 1n });

/**
 * The same for people; empty where nothing differs.
 *
 * @param all with the meters that the book bills as another, which a list only counts
 */
export function besideListText(
  { differ, unlisted }: BesideList,
  io: Io,
  { all, models }: { readonly all: boolean; readonly models: boolean },
): string {
  const shown = differ.filter(({ billedAs }) => all || billedAs === undefined);
  const hidden = new Set(differ.filter((each) => !shown.includes(each)).map(({ model }) => model))
    .size;
  const parts: string[] = [];
  if (shown.length > 0) {
    parts.push(
      io.colour.yellow("Not the vendors' list prices"),
      table(
        [
          ...(models ? [{ header: "model", wraps: true }] : []),
          { header: "meter" },
          { header: "here", align: "right" },
          { header: "list", align: "right" },
          { header: "here ÷ list", align: "right", wraps: true },
          { header: "for", wraps: true },
        ],
        shown.map((each) => [
          ...(models ? [each.model] : []),
          each.meter,
          priceText(usual(each.usd, each)),
          priceText(usual(each.listUsd, each)),
          each.ratio === undefined ? "" : `${Number(each.ratio.toPrecision(3))}`,
          conditionOf(each),
        ]),
        { width: io.width, colour: io.colour },
      ),
    );
  }
  if (hidden > 0) {
    parts.push(
      paragraph(
        `Cached input is billed here as input; the vendors list prices of their own for it, for ${hidden} of these models: outlay price show MODEL.`,
        io.width,
      ),
    );
  }
  if (unlisted.length > 0) {
    parts.push(paragraph(`Not in the vendors' list here: ${unlisted.join(", ")}.`, io.width));
  }
  return parts.join("\n");
}

function conditionOf({ contextAbove, billedAs, variant }: ListDifference): string {
  return [
    contextAbove === undefined ? [] : [`above ${grouped(contextAbove)} tokens`],
    Object.entries(variant ?? {}).map((pair) => pair.join(" ")),
    billedAs === undefined ? [] : [`billed here as ${billedAs}`],
  ]
    .flat()
    .join(", ");
}
