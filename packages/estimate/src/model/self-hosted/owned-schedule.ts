/** Machines that are first bought at the beginning of one year, and when they are bought again. */
export interface Cohort {
  /** 0 for the first year after the launch. */
  readonly year: number;
  /** Months of purchase, 0-based: the first of the year, and the end of each life. */
  readonly boughtIn: readonly number[];
}

/**
 * When machines are bought. An order takes weeks, so it is made once a year, for the busiest month of the
 * year. After its life a machine is replaced; not when less than half a life is left of the horizon: then
 * the old one has to do.
 *
 * @param months length of the horizon
 * @param lifeMonths months until a machine is replaced
 * @example
 * purchaseCohorts(24, 48) // => [{ year: 0, boughtIn: [0] }, { year: 1, boughtIn: [12] }]
 * purchaseCohorts(60, 36)[0] // => { year: 0, boughtIn: [0, 36] }
 */
export const purchaseCohorts = (months: number, lifeMonths: number): readonly Cohort[] =>
  Array.from({ length: Math.ceil(months / 12) }, (_, year) => {
    const boughtIn = [12 * year];
    for (let at = 12 * year + lifeMonths; months - at >= lifeMonths / 2; at += lifeMonths) {
      if (at >= months) break;
      boughtIn.push(at);
    }
    return { year, boughtIn };
  });

/** The month, 0-based, up to which the machines of a year have to do. */
export const lastMonthOf = (year: number, months: number): number =>
  Math.min(12 * year + 11, months - 1);
