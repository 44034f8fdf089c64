import { add, atMonth, type Expression, mul, series } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Adds `index.committed-gpu-prices`, what a committed machine costs against the first month. Its price
 * is fixed for the months of a term, and a renewal is paid at the rent of its own month. All commitments
 * begin with the launch and are renewed together; a machine that joins within a term has its price.
 *
 * @param prices rent of each month against the first
 * @param term months of a commitment, at least one
 */
export const addCommittedPrices = (sheet: Sheet, prices: Expression, term: number): Expression =>
  sheet.shared(
    "index.committed-gpu-prices",
    "factor",
    "Rent of a committed machine against the first month: that of the month in which its term began.",
    () =>
      add(
        ...Array.from({ length: Math.ceil(sheet.months / term) }, (_, renewal) =>
          mul(
            atMonth(prices, renewal * term),
            series(
              Array.from({ length: sheet.months }, (_, month) =>
                termStart(month, term) === renewal * term ? 1 : 0,
              ),
              "factor",
            ),
          ),
        ),
      ),
  );

/** First month of the term that a month lies in, from 0; the month itself where there is no term. */
export const termStart = (month: number, term: number | undefined): number =>
  term === undefined ? month : Math.floor(month / term) * term;
