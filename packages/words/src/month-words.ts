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
