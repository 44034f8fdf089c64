/** A fiscal year of the horizon, as months since the launch (0-based, `to` not included). */
export interface FiscalYear {
  /** Named by the calendar year in which it ends. */
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The fiscal years that a horizon touches; the first and the last may be short.
 *
 * @param start first month, `YYYY-MM`
 * @param months length of the horizon
 * @param firstMonth month in which a fiscal year begins, 1 to 12
 * @example
 * fiscalYears("2027-01", 24, 1) // => [{ year: 2027, from: 0, to: 12 }, { year: 2028, from: 12, to: 24 }]
 * fiscalYears("2027-03", 6, 7) // => [{ year: 2027, from: 0, to: 4 }, { year: 2028, from: 4, to: 6 }]
 */
export function fiscalYears(start: string, months: number, firstMonth: number): FiscalYear[] {
  const startYear = Number(start.slice(0, 4));
  const startMonth = Number(start.slice(5, 7));
  const years: FiscalYear[] = [];
  for (let from = 0; from < months; ) {
    const calendar = startMonth - 1 + from;
    const month = (calendar % 12) + 1;
    const left = (firstMonth - month + 12) % 12 || 12;
    const to = Math.min(months, from + left);
    // The fiscal year ends in the month before firstMonth.
    const year = startYear + Math.floor((calendar + left - 1) / 12);
    years.push({ year, from, to });
    from = to;
  }
  return years;
}

/**
 * A fiscal year of the books, as months since the launch: `from` is negative where it begins before
 * the launch, and so is `to` where it ends before it.
 */
export interface BookYear {
  /** Named by the calendar year in which it ends. */
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

/** Whole fiscal years before the one of the launch that the books show. */
const yearsBefore = 2;

/**
 * The fiscal years of a horizon, and those before it in which the build is paid: two whole ones and
 * the part of the launch's own. What is paid earlier still belongs to the first.
 *
 * @param firstMonth month in which a fiscal year begins, 1 to 12
 * @example
 * bookYears("2027-03", 12, 1)[2] // => { year: 2027, from: -2, to: 10 }
 */
export function bookYears(start: string, months: number, firstMonth: number): BookYear[] {
  const [first, ...rest] = fiscalYears(start, months, firstMonth) as [FiscalYear, ...FiscalYear[]];
  const since = (Number(start.slice(5, 7)) - firstMonth + 12) % 12;
  const before = Array.from({ length: yearsBefore }, (_, at) => {
    const back = yearsBefore - at;
    return { year: first.year - back, from: -12 * back - since, to: -12 * (back - 1) - since };
  });
  return [...before, { ...first, from: 0 - since }, ...rest];
}
