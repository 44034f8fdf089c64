import { fail, type Outcome, ok } from "@outlay/document";
import { type Rational, reduced, roundHalfEven } from "./rational.ts";

/** Why a text is not a decimal number. */
export type DecimalError =
  | { readonly code: "not_a_decimal"; readonly text: string }
  | { readonly code: "decimal_too_long"; readonly text: string };

const DECIMAL = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,9}))?$/;

/** Longest text and largest exponent read: far beyond any price, far below what exhausts memory. */
const MAX_DIGITS = 400;

/**
 * The exact value of a decimal text: digits, an optional point, an optional exponent. Currency
 * signs, thousands separators, blanks, `NaN` and `Infinity` are refused.
 *
 * @example
 * readDecimal("3e-7") // => { ok: true, value: { n: 3n, d: 10_000_000n } }
 * readDecimal("1,000") // => { ok: false, error: { code: "not_a_decimal", text: "1,000" } }
 */
export function readDecimal(text: string): Outcome<Rational, DecimalError> {
  if (text.length > MAX_DIGITS) {
    return fail({ code: "decimal_too_long", text: `${text.slice(0, 40)}…` });
  }
  const match = DECIMAL.exec(text);
  if (match === null) return fail({ code: "not_a_decimal", text });
  const [, sign = "", digits = "", exponentText = "0"] = match;
  const point = digits.indexOf(".");
  const whole = point < 0 ? digits : digits.slice(0, point) + digits.slice(point + 1);
  const exponent = Number(exponentText) - (point < 0 ? 0 : digits.length - point - 1);
  if (exponent > MAX_DIGITS || exponent < -MAX_DIGITS)
    return fail({ code: "decimal_too_long", text });
  const n = BigInt(sign === "-" ? `-${whole}` : whole);
  return ok(
    exponent >= 0
      ? { n: n * 10n ** BigInt(exponent), d: 1n }
      : reduced({ n, d: 10n ** BigInt(-exponent) }),
  );
}

/**
 * The exact value of a decimal text written by a programmer; throws on anything else.
 *
 * @example
 * decimal("0.30") // => { n: 3n, d: 10n }
 */
export function decimal(text: string): Rational {
  const read = readDecimal(text);
  if (!read.ok) throw new SyntaxError(`not a decimal number: ${read.error.text}`);
  return read.value;
}

/**
 * The value of the shortest decimal text of a JSON number. `0.1` means one tenth here, not the
 * binary fraction nearest to it, because a person or a decimal library wrote it.
 *
 * @param value finite; throws on NaN and infinities
 */
export function decimalOfNumber(value: number): Rational {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  return decimal(String(value));
}

/** Exponents of the powers of ten that denominators nearly always are: those need no reducing. */
const POWERS_OF_TEN: ReadonlyMap<bigint, number> = new Map(
  Array.from({ length: 25 }, (_, power) => [10n ** BigInt(power), power] as const),
);

/** A decimal text and whether it is the exact value. */
export interface DecimalText {
  readonly text: string;
  /** False when the fraction does not terminate and the text is rounded half even. */
  readonly exact: boolean;
}

/**
 * The decimal text of a fraction, without exponent or trailing zeros: complete where it terminates,
 * else rounded half even after `places` digits and marked so.
 *
 * @param places digits after the point for a fraction that does not terminate
 * @example
 * toDecimal(ratio(6n, 1_000_000n)) // => { text: "0.000006", exact: true }
 * toDecimal(ratio(1n, 3n), 4) // => { text: "0.3333", exact: false }
 */
export function toDecimal(value: Rational, places = 24): DecimalText {
  const power = POWERS_OF_TEN.get(value.d);
  if (power !== undefined) return { text: placePoint(value.n, power), exact: true };
  const { n, d } = reduced(value);
  let rest = d;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  const exact = rest === 1n;
  const digits = exact ? Math.max(twos, fives) : places;
  const scaled = roundHalfEven({ n: n * 10n ** BigInt(digits), d });
  return { text: placePoint(scaled, digits), exact };
}

/** `scaled / 10^digits` as text without trailing zeros. */
function placePoint(scaled: bigint, digits: number): string {
  const negative = scaled < 0n;
  const text = (negative ? -scaled : scaled).toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = digits === 0 ? "" : text.slice(-digits).replace(/0+$/, "");
  const sign = negative && scaled !== 0n ? "-" : "";
  return fraction === "" ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** The nearest binary float, for a screen or a chart; never for adding up money. */
export function toNumber(value: Rational): number {
  return Number(toDecimal(value, 30).text);
}
