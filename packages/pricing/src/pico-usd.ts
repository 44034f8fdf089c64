import { toDecimal } from "./decimal.ts";
import { type Rational, roundHalfEven } from "./rational.ts";

declare const unit: unique symbol;

/** Whole pico-dollars: 1 USD = 10^12. The unit in which a metered cost is kept and added up. */
export type PicoUsd = bigint & { readonly [unit]: "PicoUsd" };

/** Pico-dollars in one dollar. */
export const PICO_PER_USD = 1_000_000_000_000n;

/** Names a whole number of pico-dollars as money. */
export const picoUsd = (amount: bigint): PicoUsd => amount as PicoUsd;

/**
 * The one rounding of a metered cost: an exact amount of USD to whole pico-dollars, half to even.
 *
 * @param usd exact amount in USD
 * @example
 * toPicoUsd(decimal("0.0000000000025")) // => picoUsd(2n)
 */
export function toPicoUsd(usd: Rational): PicoUsd {
  if (usd.d === PICO_PER_USD) return usd.n as PicoUsd;
  return roundHalfEven({ n: usd.n * PICO_PER_USD, d: usd.d }) as PicoUsd;
}

/**
 * Pico-dollars as decimal text in USD; always exact.
 *
 * @example
 * picoUsdText(picoUsd(54_399_000_000n)) // => "0.054399"
 */
export function picoUsdText(amount: PicoUsd): string {
  return toDecimal({ n: amount, d: PICO_PER_USD }).text;
}
