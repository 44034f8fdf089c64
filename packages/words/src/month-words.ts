const names = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/**
 * A month for people.
 *
 * @param month `YYYY-MM`
 * @example
 * monthWords("2027-01") // => "January 2027"
 */
export const monthWords = (month: string): string =>
  `${names[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/**
 * A day in months since the year 0, days as a part of a month of 365.25 ÷ 12 days.
 *
 * @param day `YYYY-MM`, its first day, or `YYYY-MM-DD`
 * @example
 * monthsUntil("2027-01") - monthsUntil("2026-11-01") // => 2
 */
export const monthsUntil = (day: string): number =>
  Number(day.slice(0, 4)) * 12 +
  Number(day.slice(5, 7)) -
  1 +
  (day.length > 7 ? (Number(day.slice(8, 10)) - 1) / (365.25 / 12) : 0);

/**
 * The month in which something ends that begins on a day.
 *
 * @param months how long it takes, with fractions
 * @example
 * monthAfter("2026-11-23", 4.5) // => "2027-04"
 */
export function monthAfter(day: string, months: number): string {
  const at = Math.floor(monthsUntil(day) + months);
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/**
 * Two months for people, as one where they are the same.
 *
 * @example
 * monthRange("2027-03", "2027-04") // => "March to April 2027"
 * monthRange("2026-12", "2027-01") // => "December 2026 to January 2027"
 */
export function monthRange(first: string, last: string): string {
  if (first === last) return monthWords(first);
  const from = monthWords(first);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return `${sameYear ? from.slice(0, -5) : from} to ${monthWords(last)}`;
}
