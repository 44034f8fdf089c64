import {
  compareRational,
  type EndOfLife,
  endDay,
  type Instant,
  METER_NAMES,
  METERS,
  type Meter,
  type ModelPrices,
  type PickedPrice,
  type PriceBook,
  type PriceLine,
  promisePast,
  type Rational,
} from "@outlay/pricing";
import { perText } from "../../catalog/per-text.ts";
import { priceText } from "../../catalog/price-text.ts";
import { dayText, inForce } from "../../catalog/when.ts";
import { KIND_METERS, type ListKind, listKinds } from "./list-kind.ts";

/** A price of a list, as decimal text; from the least to the most where it depends on size or quality. */
export interface ListedPrice {
  readonly meter: Meter;
  readonly usd: string;
  readonly toUsd?: string;
  /** What it buys: `1M tokens`, `image`. */
  readonly for: string;
  /** Of a negotiated price: the list price beside it. */
  readonly listUsd?: string;
}

/** One model of the list: its standard prices for short prompts, as decimal text. */
export interface ListedModel {
  readonly provider: string;
  readonly model: string;
  readonly name: string;
  /** What it is mainly paid for, then what else. */
  readonly kinds: readonly ListKind[];
  readonly usd: Readonly<Partial<Record<string, string>>>;
  /** List prices of those that are negotiated. */
  readonly listUsd?: Readonly<Partial<Record<string, string>>>;
  /** What it is paid by, the most telling first. */
  readonly prices: readonly ListedPrice[];
  readonly batchUsd?: string;
  readonly dimensions?: number;
  /** Meters with a price of their own at that time, whatever the conditions. */
  readonly meters: readonly string[];
  readonly checked?: string;
  /** Of a promotion whose promised end has passed: the last day that was promised. */
  readonly promisedUntil?: string;
  readonly endOfLife?: EndOfLife;
  /** The day from which it is known to answer no more. */
  readonly ends?: string;
}

/** The meters that every model of a list has in its JSON where it has their price. */
const SHOWN = ["input_text", "cache_read_text", "output_text", "hosting_hours"] as const;

/** A model of a book as a list shows it, at a time, by what was known (absent: is known now). */
export function listedModel(
  { provider, model, table: prices }: ModelPrices,
  book: PriceBook,
  time: Instant,
  knownAt: Instant | undefined,
): ListedModel {
  const facts = book.model(provider, model);
  const lines = prices.lines.filter((line) => inForce(line, time, knownAt));
  const kinds = listKinds(lines, facts ?? { id: model });
  const usd: Record<string, string> = {};
  const listUsd: Record<string, string> = {};
  const context = { at: time, knownAt, contextTokens: 0, serviceTier: "standard" } as const;
  let checked: Instant | undefined;
  for (const meter of SHOWN) {
    const picked = prices.pick(meter, context);
    if (picked === undefined) continue;
    usd[meter] = usualText(picked, meter);
    if (picked.list !== undefined) listUsd[meter] = usualText(picked.list, meter);
    // A list price is what a source shows; a negotiated one has no page to grow old on.
    checked = (picked.list ?? picked).line.checked ?? checked;
  }
  const [main] = kinds;
  const order = main === "other" ? METER_NAMES : KIND_METERS[main];
  const listed = order.flatMap((meter) => rangeOf(lines, meter));
  checked ??= lines.find(({ meter }) => meter === listed[0]?.meter)?.checked;
  const past = lines.find((line) => promisePast(line, time))?.promisedUntil;
  const batch = prices.pick("input_text", { ...context, serviceTier: "batch" });
  const ends = endDay(facts?.endOfLife);
  return {
    provider,
    model,
    name: facts?.name ?? model,
    kinds,
    usd,
    ...(Object.keys(listUsd).length === 0 ? {} : { listUsd }),
    prices: listed,
    ...(batch === undefined ? {} : { batchUsd: usualText(batch, "input_text") }),
    ...(facts?.dimensions === undefined ? {} : { dimensions: facts.dimensions }),
    meters: [...new Set(lines.map((line) => line.meter))],
    ...(checked === undefined ? {} : { checked: dayText(checked) }),
    ...(past === undefined ? {} : { promisedUntil: dayText(past).slice(0, 10) }),
    ...(facts?.endOfLife === undefined ? {} : { endOfLife: facts.endOfLife }),
    ...(ends === undefined ? {} : { ends }),
  };
}

/** A price for as many units as its meter is usually listed by. */
const usualText = ({ usdPerUnit: { n, d } }: PickedPrice, meter: Meter): string =>
  priceText({ n: n * METERS[meter].per, d });

/** The standard prices of a meter, over every variant: size, quality, resolution. */
function rangeOf(lines: readonly PriceLine[], meter: Meter): ListedPrice[] {
  const own = lines.filter(
    ({ meter: each, when }) =>
      each === meter &&
      (when.serviceTier ?? "standard") === "standard" &&
      when.region === undefined &&
      when.timeOfDay === undefined &&
      when.contextAbove === undefined,
  );
  const sorted = own.toSorted((a, b) => compareRational(a.usd, b.usd));
  const [least] = sorted;
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return [];
  const { usd, per, list } = least;
  return [
    {
      meter,
      usd: priceText(usd),
      ...(same(most.usd, usd) ? {} : { toUsd: priceText(most.usd) }),
      for: perText(per, METERS[meter].unit),
      ...(list === undefined ? {} : { listUsd: priceText(list.usd) }),
    },
  ];
}

const same = (a: Rational, b: Rational): boolean => compareRational(a, b) === 0;
