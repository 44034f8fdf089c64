import type { CatalogBook } from "../../catalog-book.ts";
import { decimal } from "../../decimal.ts";
import { at as instantOf } from "../../instant.ts";
import { METERS } from "../../meter.ts";
import { compareRational, type Rational } from "../../rational.ts";
import { ownPrice } from "../spoken-price.ts";
import type { Decision, Review } from "./review.ts";
import { reviewedPoint } from "./review.ts";

/** A decision about a figure that is no longer ours. */
export interface OutdatedDecision extends Decision {
  /** USD for one unit that we have now for that day; absent: none. */
  readonly now?: Rational;
}

/**
 * Decisions whose figure of ours is no longer what our book says of the day that was compared: the
 * price was corrected since, or is gone.
 */
export function outdatedReviews(reviews: readonly Review[], book: CatalogBook): OutdatedDecision[] {
  return reviews.flatMap((review) =>
    review.prices.flatMap((price): OutdatedDecision[] => {
      const at = instantOf(review.at, 12);
      const found = book.find({ provider: review.provider, model: price.model, at });
      const now = found.ok ? ownPrice(found.value.table, reviewedPoint(price), at)?.usd : undefined;
      if (now === undefined) return [{ review, price }];
      const { per } = METERS[price.meter];
      const same = compareRational(decimal(price.ours), { n: now.n * per, d: now.d }) === 0;
      return same ? [] : [{ review, price, now }];
    }),
  );
}
