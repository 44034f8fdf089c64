const units = [
  { name: "", size: 1 },
  { name: "K", size: 1e3 },
  { name: "M", size: 1e6 },
  { name: "B", size: 1e9 },
  { name: "T", size: 1e12 },
];

/** Two significant digits; whole units of the chosen size are never rounded off (115K, not 120K). */
const twoDigits = (amount: number): string => {
  for (const [at, unit] of units.entries()) {
    const scaled = amount / unit.size;
    const next = units[at + 1];
    if (next && Math.round(scaled) >= 1000) continue;
    if (scaled >= 9.95) return Math.round(scaled).toString() + unit.name;
    if (unit.size > 1 || scaled >= 0.995) return scaled.toFixed(1) + unit.name;
    break;
  }
  // toPrecision may answer in exponent notation; a price never does.
  const decimals = Math.max(2, 1 - decimalExponent(amount));
  return amount.toFixed(Math.min(20, decimals));
};

/**
 * The power of ten of a number: floor(log10 |x|), read from its digits.
 *
 * @example
 * decimalExponent(0.0054) // => -3
 * decimalExponent(2_000) // => 3
 */
export const decimalExponent = (value: number): number =>
  Number(value.toExponential().split("e")[1]);

const signed = (amount: number, sign: string): string => {
  if (Number.isNaN(amount)) throw new Error("a figure for the screen is not a number");
  if (amount === 0) return `${sign}0`;
  if (!Number.isFinite(amount)) return amount > 0 ? "no limit" : "-no limit";
  return (amount < 0 ? "-" : "") + sign + twoDigits(Math.abs(amount));
};

/**
 * Money for people: two significant digits, whole units kept. A cost that is not zero never
 * reads as zero; an unknown cost (`undefined`) reads `unknown`.
 *
 * @param usd US dollars
 * @example
 * roughUsd(115_432) // => "$115K"
 * roughUsd(1_234_567) // => "$1.2M"
 * roughUsd(0.0054399) // => "$0.0054"
 * roughUsd(undefined) // => "unknown"
 */
export const roughUsd = (usd: number | undefined): string =>
  usd === undefined ? "unknown" : signed(usd, "$");

/**
 * A count for people, in the same two digits, a zero at the end left out.
 *
 * @example
 * roughNumber(200_000) // => "200K"
 * roughNumber(0.35) // => "0.35"
 */
export const roughNumber = (count: number | undefined): string =>
  count === undefined ? "unknown" : signed(count, "").replace(/\.0(?=\D?$)/, "");

/**
 * Money of another currency, two digits as in {@link roughUsd}; its name stands beside it.
 *
 * @example
 * roughAmount(1_046_671) // => "1.0M"
 */
export const roughAmount = (amount: number | undefined): string =>
  amount === undefined ? "unknown" : signed(amount, "");

/**
 * A share in percent, two digits, never 0 % for a share that is not zero.
 *
 * @param share 0 to 1
 * @example
 * percent(0.354) // => "35 %"
 * percent(0.002) // => "0.2 %"
 */
export const percent = (share: number): string => {
  const points = share * 100;
  if (points === 0) return "0 %";
  const size = Math.abs(points);
  if (size >= 9.95) return `${Math.round(points)} %`;
  if (size >= 0.05) return `${points.toFixed(1).replace(/\.0$/, "")} %`;
  return points > 0 ? "<0.1 %" : ">-0.1 %";
};

/**
 * Exact money from whole pico-dollars: every digit, none added, at least cents.
 *
 * @param pico 10⁻¹² US dollars
 * @example
 * exactUsd(54_399_000_000n) // => "$0.054399"
 * exactUsd(2_000_000_000_000n) // => "$2.00"
 */
export const exactUsd = (pico: bigint): string => {
  const size = pico < 0n ? -pico : pico;
  const whole = (size / 1_000_000_000_000n).toString().replace(/\B(?=(\d{3})+$)/g, ",");
  const fraction = (size % 1_000_000_000_000n).toString().padStart(12, "0");
  return `${pico < 0n ? "-" : ""}$${whole}.${fraction.slice(0, 2)}${fraction.slice(2).replace(/0+$/, "")}`;
};

/**
 * A whole number with thousands set apart.
 *
 * @example
 * grouped(1234567) // => "1,234,567"
 */
export const grouped = (count: number | bigint): string =>
  count.toString().replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");
