import { type Rational, toDecimal } from "@outlay/pricing";

/**
 * A price as its decimal text, with cents at least.
 *
 * @example
 * priceText({ n: 3n, d: 1n }) // => "3.00"
 * priceText({ n: 3625n, d: 1000000n }) // => "0.003625"
 */
export function priceText(usd: Rational): string {
  const [whole = "0", fraction = ""] = toDecimal(usd).text.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
