import {
  type Book,
  compareRational,
  listPrice,
  METERS,
  type Meter,
  type MeterUnit,
  over,
  type Rational,
  times,
  toDecimal,
  toNumber,
} from "@outlay/pricing";
import type { EstimateNote, Model, PathId } from "../model/index.ts";
import type { BookPrice } from "../model/sheet/book-price.ts";
import { valuesWith } from "./values-with.ts";

/** A price of the plan's book that is not what the vendor's list asks for the same request. */
export interface PriceBesideList {
  /** Id of the input, which `explain` opens. */
  readonly node: string;
  readonly provider: string;
  readonly model: string;
  readonly meter: Meter;
  /** USD for `per` units, as decimal text. */
  readonly usd: string;
  /** The same in the vendor's list; absent where the list has no such price. */
  readonly listUsd?: string;
  readonly per: number;
  readonly unit: MeterUnit;
  /** `usd` ÷ `listUsd`; absent where the list asks nothing, or has no price. */
  readonly ratio?: number;
}

/** What a path would cost at the vendors' list prices, commitments and all else as they are; at the medians. */
export interface PathAtListPrices {
  readonly path: PathId;
  readonly totalUsd: number;
  readonly atListUsd: number;
  /** `atListUsd` − `totalUsd`. */
  readonly moreUsd: number;
  /** Without the contract: at list prices and without its commitments and credits; absent where it has none. */
  readonly withoutTermsUsd?: number;
  /** The bill of the model in it, with the plan's book and at list prices; absent where there is none. */
  readonly modelUsageUsd?: number;
  readonly modelUsageAtListUsd?: number;
  /** Lines beside it that count as model usage too, with the plan's book: tools and routing; absent where there are none. */
  readonly otherUsageUsd?: number;
}

/** A plan's own price book beside the vendors' list. */
export interface ListPrices {
  /** Id of the plan's book. */
  readonly book: string;
  /** Prices of the book among the inputs. */
  readonly used: number;
  readonly differ: readonly PriceBesideList[];
  readonly paths: readonly PathAtListPrices[];
}

/**
 * The prices of a plan's own book beside the vendors' list on the day and for the length of prompt that
 * the plan has, and what the paths would cost at list prices: only prices are replaced, so what
 * is cached or sent in batches stays as the plan's book made it.
 *
 * @param book id of the plan's book
 * @param usable paths that have figures
 */
export function listPricesOf(
  model: Pick<Model, "graph" | "bookPrices">,
  book: string,
  list: Book,
  usable: readonly PathId[],
): ListPrices {
  const { graph, bookPrices } = model;
  const atList = new Map<string, number>();
  const differ = bookPrices.flatMap((price): PriceBesideList[] => {
    const listed = listPrice(list, price, price.meter, price.context)?.picked.usdPerUnit;
    const { usdPerUnit } = price.picked;
    if (listed !== undefined && compareRational(usdPerUnit, listed) === 0) return [];
    if (listed !== undefined) atList.set(price.node, toNumber(listed));
    return [besideList(price, listed)];
  });
  const asked = usable.flatMap((path) =>
    ["", ".model-usage", ...OTHER_USAGE].map((line) => `${path}${line}.total`),
  );
  const nodes = asked.filter((node) => graph.nodes.has(node));
  const own = valuesWith(graph, nodes, new Map());
  const listed = valuesWith(graph, nodes, atList);
  const terms = new Map([...graph.nodes.keys()].filter(isTerm).map((node) => [node, NO_TERM]));
  const without = valuesWith(graph, nodes, new Map([...atList, ...terms]));
  const paths = usable.map((path): PathAtListPrices => {
    const totalUsd = own.get(`${path}.total`) ?? 0;
    const atListUsd = listed.get(`${path}.total`) ?? 0;
    const modelUsageUsd = own.get(`${path}.model-usage.total`);
    const modelUsageAtListUsd = listed.get(`${path}.model-usage.total`);
    const others = OTHER_USAGE.flatMap((line) => own.get(`${path}${line}.total`) ?? []);
    return {
      path,
      totalUsd,
      atListUsd,
      moreUsd: atListUsd - totalUsd,
      ...([...terms.keys()].some((node) => node.startsWith(`${path}.`))
        ? { withoutTermsUsd: without.get(`${path}.total`) ?? 0 }
        : {}),
      ...(modelUsageUsd === undefined || modelUsageAtListUsd === undefined
        ? {}
        : { modelUsageUsd, modelUsageAtListUsd }),
      ...(others.length === 0
        ? {}
        : { otherUsageUsd: others.reduce((sum, each) => sum + each, 0) }),
    };
  });
  return { book, used: bookPrices.length, differ, paths };
}

/** Lines of the category of model usage beside the bill of the model. */
const OTHER_USAGE = [".tool-use", ".routing"];

/** Sums a month of a contract's commitments and credits, each an input of a path. */
const isTerm = (node: string): boolean => /\.contract\.(?:commitment|credit)$/.test(node);

/** USD / month in place of a term that is left out: the formulas divide by it, so it is not 0. */
const NO_TERM = 1e-9;

function besideList(
  { node, provider, model, meter, picked }: BookPrice,
  listed: Rational | undefined,
): PriceBesideList {
  const { per, unit } = METERS[meter];
  const text = (usd: Rational): string => withCents(toDecimal(times(usd, { n: per, d: 1n })).text);
  return {
    node,
    provider,
    model,
    meter,
    usd: text(picked.usdPerUnit),
    ...(listed === undefined ? {} : { listUsd: text(listed) }),
    per: Number(per),
    unit,
    ...(listed === undefined || listed.n === 0n
      ? {}
      : { ratio: toNumber(over(picked.usdPerUnit, listed)) }),
  };
}

/** Decimal text with cents at least: `0.30`. */
function withCents(text: string): string {
  const [whole = "0", fraction = ""] = text.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}

/**
 * Says that prices of the plan's book are not the vendors', and what that comes to on each path: a warning
 * of a book that somebody published, a fact of a contract.
 */
export function listPriceNotes(
  { book, used, differ, paths }: ListPrices,
  negotiated = false,
): readonly EstimateNote[] {
  const owed = paths.some(({ withoutTermsUsd }) => withoutTermsUsd !== undefined);
  if (differ.length === 0 && !owed) return [];
  const named = differ.map(({ model, meter, usd, listUsd, ratio }) => {
    const factor = ratio === undefined ? "" : ` (${Number(ratio.toPrecision(3))} ×)`;
    const list = listUsd === undefined ? "the list has none" : `the list has ${listUsd}${factor}`;
    return `${model} ${meter} ${usd}, ${list}`;
  });
  const money = paths
    .filter(({ moreUsd, withoutTermsUsd }) => moreUsd !== 0 || withoutTermsUsd !== undefined)
    .map((of) => {
      const { path, totalUsd, atListUsd, withoutTermsUsd } = of;
      const { modelUsageUsd, modelUsageAtListUsd, otherUsageUsd } = of;
      const beside =
        otherUsageUsd === undefined
          ? ""
          : ` (searches, tools and routing, ${usdText(otherUsageUsd)}, are lines of their own)`;
      const held = (usd: number): string =>
        totalUsd === 0 ? usdText(usd) : `${usdText(usd)} (${percent((usd - totalUsd) / totalUsd)})`;
      const same = withoutTermsUsd === undefined ? "" : " and the same commitments and credits";
      const bill =
        modelUsageUsd === undefined || modelUsageAtListUsd === undefined
          ? ""
          : `, its line Model usage ${usdText(modelUsageUsd)}, at list prices ${usdText(modelUsageAtListUsd)}${beside}`;
      const without =
        withoutTermsUsd === undefined ? "" : `, without the contract ${held(withoutTermsUsd)}`;
      return `${path} ${usdText(totalUsd)}, at list prices${same} ${held(atListUsd)}${without}${bill}`;
    });
  const moves = money.length === 0 ? "no path is moved by it" : money.join("; ");
  const which = `${differ.length} of the ${used} prices that are used`;
  return [
    {
      code: negotiated ? "contract" : "book-differs",
      text: negotiated
        ? `The contract sets ${which}. Build and running cost, at middle values: ${moves}.`
        : `${which} of the book ${book} are not those of the vendors' list: ${named.join("; ")}. Build and running cost, at middle values: ${moves}.`,
    },
  ];
}

const percent = (share: number): string =>
  `${share > 0 ? "+" : ""}${Number((share * 100).toPrecision(2))} %`;

/** Three significant digits, so that a small difference is still seen. */
function usdText(usd: number): string {
  for (const [size, letter] of [
    [1e6, "M"],
    [1e3, "K"],
  ] as const) {
    if (usd >= size) return `$${Number((usd / size).toPrecision(3))}${letter}`;
  }
  return `$${Number(usd.toPrecision(3))}`;
}
