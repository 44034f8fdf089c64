import { METERS } from "../meter.ts";
import { compareRational, ONE, over, type Rational } from "../rational.ts";
import type { PriceDifference } from "./price-difference.ts";

/**
 * How much a difference matters, the smaller first: prices of text in and out for plain requests,
 * then of other tokens of plain requests, then under conditions, then fees. Within each the larger
 * factor comes first, up or down; a price that came or went stands after those that changed.
 */
export function byWeight(a: PriceDifference, b: PriceDifference): number {
  return (
    place(a) - place(b) ||
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    compareRational(factor(b), factor(a))
  );
}

const KINDS: readonly PriceDifference["kind"][] = ["changed", "gone", "added"];

const MAIN = ["input_text", "output_text"];

function place({ meter, when }: PriceDifference): number {
  const { unit, direction } = METERS[meter];
  if (unit !== "token" || direction === "other") return 3;
  if (Object.keys(when).length > 0) return 2;
  return MAIN.includes(meter) ? 0 : 1;
}

/** The ratio, or its inverse where that is greater. A price from or to zero has no factor: first. */
function factor({ ratio, kind }: PriceDifference): Rational {
  if (kind !== "changed") return ONE;
  if (ratio === undefined || ratio.n === 0n) return ENDLESS;
  return compareRational(ratio, ONE) < 0 ? over(ONE, ratio) : ratio;
}

const ENDLESS: Rational = { n: 10n ** 30n, d: 1n };
