import { toDecimal } from "../decimal.ts";
import type { Rational } from "../rational.ts";

/**
 * An amount of USD as price files have it, with cents at least, or undefined where no finite decimal
 * is exact.
 *
 * @example
 * usdText({ n: 3n, d: 1n }) // => "3.00"
 * usdText({ n: 1n, d: 3n }) // => undefined
 */
export function usdText(usd: Rational): string | undefined {
  const { text, exact } = toDecimal(usd);
  if (!exact) return undefined;
  const [whole = "0", fraction = ""] = text.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
