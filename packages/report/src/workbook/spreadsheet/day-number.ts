const msInDay = 86_400_000;

/**
 * A day as spreadsheets count it: days since 1899-12-30. Right from March 1900 on; before that, they
 * count a day that never was.
 *
 * @param day `YYYY-MM-DD`, or `YYYY-MM` for the first of a month
 * @example
 * dayNumber("2027-01") // => 46388
 */
export const dayNumber = (day: string): number =>
  (Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10) || 1)) -
    Date.UTC(1899, 11, 30)) /
  msInDay;

/**
 * The first day of a month after another, as spreadsheets count it.
 *
 * @param start `YYYY-MM`
 * @param later whole months after it
 * @example
 * monthNumber("2026-12", 1) // => 46388
 */
export const monthNumber = (start: string, later: number): number =>
  (Date.UTC(Number(start.slice(0, 4)), Number(start.slice(5, 7)) - 1 + later, 1) -
    Date.UTC(1899, 11, 30)) /
  msInDay;
