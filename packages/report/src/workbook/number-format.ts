import { decimalExponent } from "@outlay/words";

const money = "#,##0.00";

/**
 * How a number with a unit is shown: money with cents, shares and yearly rates in percent, and so many
 * decimals for what is small that three digits are seen.
 *
 * @param unit as the graph writes it
 * @param value what stands there now
 * @example
 * numberFormat("USD", 155_123.4) // => "#,##0.00"
 * numberFormat("USD / token", 0.000003) // => "0.00000000"
 * numberFormat("share", 0.5) // => "0.0%"
 */
export function numberFormat(unit: string, value: number): string {
  const [over = "", under] = unit.split(" / ");
  const size = Math.abs(value);
  if (over === "share" || unit === "1 / year") return `0.${zeros(size * 100, 1)}%`;
  if (under === undefined && /^[A-Z]{3}$/.test(over)) return money;
  if (over === "USD") return size === 0 || size >= 1 ? money : `0.${zeros(size, 4)}`;
  if (size >= 1000) return "#,##0";
  if (Number.isInteger(value)) return "General";
  return `#,##0.${zeros(size, 2)}`;
}

/** Zeros behind the point: `least`, or enough to see three digits of what is small. */
const zeros = (size: number, least: number): string =>
  "0".repeat(size === 0 ? least : Math.min(15, Math.max(least, 2 - decimalExponent(size))));

/**
 * Money of 1,000 and more in whole dollars, whatever the cell comes to later; other formats as they are.
 *
 * @example
 * wholeFormat("#,##0.00") // => "[>=1000]#,##0;[<=-1000]-#,##0;#,##0.00"
 * wholeFormat('#,##0.00;-#,##0.00;"–"') // => '[>=1000]#,##0;[=0]"–";#,##0.00'
 * wholeFormat("0.0%") // => "0.0%"
 */
export const wholeFormat = (format: string): string =>
  format === money
    ? `[>=1000]#,##0;[<=-1000]-#,##0;${money}`
    : format === dashFormat(money)
      ? `[>=1000]#,##0;[=0]"–";${money}`
      : format;

/**
 * The same with a dash for nothing, for figures that are read in tables.
 *
 * @example
 * dashFormat("#,##0.00") // => '#,##0.00;-#,##0.00;"–"'
 */
export const dashFormat = (format: string): string =>
  format === "General" ? format : `${format};-${format};"–"`;
