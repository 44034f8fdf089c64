/**
 * The month that comes so many after another, both `YYYY-MM`.
 *
 * @example
 * monthAfter("2027-01", 60) // => "2032-01"
 * monthAfter("2026-11", 2) // => "2027-01"
 */
export function monthAfter(start: string, months: number): string {
  const at = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}
