import { type Distribution, distributionText, quantile } from "../../distribution/index.ts";
import type { Quantity } from "../../plan/index.ts";
import type { Default } from "../defaults/default.ts";
import type { EstimateNote } from "./note.ts";

/** A figure of the plan this many times beyond the ends of our range is worth a second look. */
const times = 10;

/**
 * A note when the middle of what the plan says lies ten times beyond the default's range: more often
 * a slip of the unit than a fact. The figure is used as stated.
 */
export function farOutside(key: string, stated: Quantity, row: Default): EstimateNote | undefined {
  if (stated.unit !== row.unit) return undefined;
  const middle = quantile(stated.distribution, 0.5);
  if (middle === 0) return undefined; // nothing of it is a choice, not a slip
  const { low, high } = endsOf(row.distribution);
  const beyond = middle > times * high ? high : middle < low / times ? low : undefined;
  if (beyond === undefined || beyond === 0) return undefined;
  const text = distributionText(row.distribution).replace(/ \([a-z]+\)$/, "");
  // A share in percent, as plans state it.
  const range =
    row.unit === "share"
      ? text.replace(
          /\d+(?:\.\d+)?/g,
          (share) => `${Number((Number(share) * 100).toPrecision(12))} %`,
        )
      : `${text} in ${row.unit}`;
  return {
    code: "implausible",
    text: `${key} is ${stated.text}, far outside what we ${row.origin === "assumption" ? "assume" : "have seen"}: ${range} (${row.source}). It is used as stated; check its unit.`,
  };
}

function endsOf(distribution: Distribution): { readonly low: number; readonly high: number } {
  return { low: quantile(distribution, 0), high: quantile(distribution, 1) };
}
