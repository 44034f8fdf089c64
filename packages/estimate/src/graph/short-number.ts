/**
 * A number with four significant digits, commas between thousands, the same in every country.
 *
 * @example
 * shortNumber(1234567) // => "1,235,000"
 * shortNumber(0.0712) // => "0.0712"
 * shortNumber(0.0000025) // => "2.5e-6"
 */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(4));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return rounded.toExponential();
  const [whole = "", part] = rounded.toString().split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? grouped : `${grouped}.${part}`;
}
