import { fail, type Outcome, ok } from "@outlay/document";
import type { Distribution } from "../distribution/distribution.ts";
import { fromInterval } from "../distribution/from-interval.ts";
import { amountText, boundsOf, type QuantitySpec } from "./quantity-spec.ts";
import type { WrittenQuantity } from "./read-terms.ts";
import type { Refusal } from "./refusal.ts";
import type { WrittenTerm } from "./written-term.ts";

/** Share of the probability that lies inside `A to B`. */
export const intervalMass = 0.9;

/** An interval wider than this is a slip of the unit, not a belief. */
const widest = 1e6;

/**
 * The distribution of a quantity whose numbers are already in the canonical unit.
 *
 * A point; the middle 90 % of a lognormal, of a normal where the quantity may be negative, of a
 * logit-normal where it is a share; or a PERT between its ends.
 *
 * @param values one for each term
 */
export function toDistribution(
  text: string,
  { form, terms }: WrittenQuantity,
  values: readonly number[],
  spec: QuantitySpec,
): Outcome<Distribution, Refusal> {
  const [low = 0, middle = low, high = middle] = values;
  if (form === "point") return ok({ kind: "point", value: low });
  if (form === "interval") return interval(text, terms, low, middle, spec);
  if (low <= middle && middle <= high && low < high) {
    return ok({ kind: "pert", low, likely: middle, high });
  }
  return fail({
    code: "inconsistent",
    message:
      low === high ? "low and high are equal" : "low, likely and high are not in rising order",
    expected: "low A, likely B, high C, rising",
  });
}

function interval(
  text: string,
  [first, second]: readonly WrittenTerm[],
  low: number,
  high: number,
  spec: QuantitySpec,
): Outcome<Distribution, Refusal> {
  if (first === undefined || second === undefined) throw new Error("an interval has two terms");
  if (high === low) {
    return fail({
      code: "inconsistent",
      message: "both ends of the range are equal",
      expected: "one value, or a wider range",
      mend: () => text.slice(second.from),
    });
  }
  if (high < low) {
    return fail({
      code: "inconsistent",
      message: "the range runs downwards",
      expected: "the lower end first",
      mend: () => swapped(text, first, second),
    });
  }
  const bounds = boundsOf(spec);
  const share = spec.unit === "share" && bounds.max <= 1; // an overhead can be more than the whole
  const negative = bounds.min < 0;
  if (!negative && (low === 0 || (share && high === 1))) {
    const amounts = [low, (low + high) / 2, high].map((value) => amountText(value, spec));
    return fail({
      code: "out_of_range",
      message: `"A to B" cannot ${low === 0 ? "begin at 0" : "end at 100 %"}: one time in ten the value lies beyond its ends`,
      expected: "low A, likely B, high C, whose ends are never passed",
      ...(share ? { example: `low ${amounts[0]}, likely ${amounts[1]}, high ${amounts[2]}` } : {}),
    });
  }
  if (!negative && high / low > widest) {
    return fail({
      code: "out_of_range",
      message: "the ends are more than a million times apart",
      expected: "a narrower range; check the units of both ends",
    });
  }
  const kind = negative ? "normal" : share ? "share" : "lognormal";
  const made = fromInterval(kind, low, high, intervalMass);
  if (!made.ok) throw new Error(`an interval that was checked is refused: ${made.error.code}`);
  return ok(made.value);
}

/** The text with its two numbers exchanged and the units where they were. */
function swapped(text: string, first: WrittenTerm, second: WrittenTerm): string {
  const [a, b] = [first, second].map(({ number, scale }) => {
    const word = scale === 1 ? "" : (/^\s*\p{L}+/u.exec(text.slice(number.to))?.[0] ?? "");
    return { from: number.from, to: number.to + word.length };
  });
  if (a === undefined || b === undefined) return text;
  const piece = (from: number, to?: number) => text.slice(from, to);
  return (
    piece(0, a.from) + piece(b.from, b.to) + piece(a.to, b.from) + piece(a.from, a.to) + piece(b.to)
  );
}
