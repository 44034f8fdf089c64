import { METERS, type Meter } from "../../../meter.ts";
import type { Conditions } from "../../../price-line.ts";
import { isRequestToken } from "../../../price-table.ts";
import { compareRational, type Rational, ratio, times } from "../../../rational.ts";
import { isFivefold } from "../../fivefold.ts";
import { plainMeter } from "../plain-meter.ts";
import type { EffectivePrice, EffectiveSheet } from "./effective-sheet.ts";

/** What is odd about one price of a sheet, in words that follow its name; undefined: nothing. */
export type EffectiveRule = (price: EffectivePrice, sheet: EffectiveSheet) => string | undefined;

const MOST = ratio(1_000n, 1_000_000n);

const isAbove = (a: Rational, b: Rational): boolean => compareRational(a, b) > 0;
const isNot = (a: Rational, b: Rational): boolean => compareRational(a, b) !== 0;

/** Above 1,000 USD for a million tokens. */
const tooHigh: EffectiveRule = ({ meter, usd }) =>
  METERS[meter].unit === "token" && isAbove(usd, MOST)
    ? "comes to more than 1000 USD for a million tokens"
    : undefined;

/** Free, while what it is read or written with is not. */
const zero: EffectiveRule = (price, sheet) => {
  const { meter, when, usd } = price;
  if (usd.n !== 0n || !isRequestToken(meter) || sheet.isNoted(price)) return undefined;
  const paid = (["input_text", "output_text"] as const).some(
    (other) => other !== meter && (sheet.usd(other, when)?.n ?? 0n) !== 0n,
  );
  return paid
    ? "is free while the rest is not: leave an unknown price out, or say why in `note`"
    : undefined;
};

/** A cache that costs more to read, or less to write, than reading without it. */
const cacheOrder: EffectiveRule = ({ meter, when, usd }, sheet) => {
  const { cache } = METERS[meter];
  const plain = plainMeter(meter);
  const input = plain === undefined ? undefined : sheet.usd(plain, when);
  if (cache === "none" || input === undefined) return undefined;
  if (cache === "read" && isAbove(usd, input)) return "costs more than the input itself";
  return cache === "write" && isAbove(input, usd) ? "costs less than the input itself" : undefined;
};

/** Batch or flex that is not cheaper, priority that is. */
const tierOrder: EffectiveRule = (price, sheet) => {
  const { meter, when, usd } = price;
  const { serviceTier, ...rest } = when;
  if (!isRequestToken(meter) || serviceTier === undefined) return undefined;
  const standard = sheet.usd(meter, rest);
  if (standard === undefined) return undefined;
  if (serviceTier === "priority") {
    return isAbove(standard, usd) ? "is below the standard price" : undefined;
  }
  if (serviceTier !== "batch" && serviceTier !== "flex") return undefined;
  if (isAbove(standard, usd) || (!isNot(usd, standard) && sheet.isNoted(price))) return undefined;
  return "is not below the standard price";
};

/** Cheaper for longer prompts. */
const longOrder: EffectiveRule = (price, sheet) => {
  const { meter, when, usd } = price;
  const { contextAbove, ...rest } = when;
  if (contextAbove === undefined || !isRequestToken(meter)) return undefined;
  const short = sheet.usd(meter, rest);
  return short !== undefined && isAbove(short, usd)
    ? "is below the price for shorter prompts"
    : undefined;
};

/** Five times as much or as little as on the sheet before. */
const jump: EffectiveRule = (price, sheet) => {
  const { meter, when, usd } = price;
  const was = sheet.before?.usd(meter, when);
  if (was === undefined || !isNot(was, usd) || sheet.isNoted(price)) return undefined;
  return isFivefold(was, usd) ? "changed fivefold or more: say why in `note`" : undefined;
};

/** Prices of one request that no seller asks together: cents for dollars, a unit mistaken, two swapped. */
const shape: EffectiveRule = (price, sheet) => {
  const { meter, when, usd } = price;
  if (sheet.isNoted(price)) return undefined;
  const of = SHAPES[meter];
  const other = of && sheet.usd(of.than, when);
  if (of === undefined || other === undefined || other.n === 0n || usd.n === 0n) return undefined;
  if (isAbove(usd, times(other, of.most))) return `is more than ${of.most.n} times ${of.than}`;
  return isAbove(times(other, of.least), usd)
    ? `is less than ${of.least.n}/${of.least.d} of ${of.than}`
    : undefined;
};

const SHAPES: Readonly<
  Partial<
    Record<Meter, { readonly than: Meter; readonly least: Rational; readonly most: Rational }>
  >
> = {
  output_text: { than: "input_text", least: ratio(1n, 4n), most: ratio(30n) },
  cache_read_text: { than: "input_text", least: ratio(1n, 150n), most: ratio(1n) },
  cache_write_5m: { than: "input_text", least: ratio(1n), most: ratio(3n) },
  cache_write_1h: { than: "input_text", least: ratio(1n), most: ratio(4n) },
  input_audio: { than: "input_text", least: ratio(1n, 4n), most: ratio(60n) },
  output_reasoning: { than: "output_text", least: ratio(1n, 4n), most: ratio(4n) },
};

/** Every rule; of one price the first that finds something is told. */
export const EFFECTIVE_RULES: readonly EffectiveRule[] = [
  tooHigh,
  zero,
  cacheOrder,
  tierOrder,
  longOrder,
  jump,
  shape,
];

/** The conditions of a price in a message; empty for plain requests. */
export const underWords = (when: Conditions): string =>
  Object.keys(when).length === 0 ? "" : ` under ${JSON.stringify(when).replaceAll('"', "")}`;
