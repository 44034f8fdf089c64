import { fail, type Outcome, ok, type Problem } from "@outlay/document";
import type { Distribution } from "../distribution/distribution.ts";
import { toPlanUnit, wordsFor } from "./plan-unit.ts";
import { amountText, boundsOf, describeQuantity, type QuantitySpec } from "./quantity-spec.ts";
import { readTerms } from "./read-terms.ts";
import type { Refusal } from "./refusal.ts";
import { toCanonical } from "./to-canonical.ts";
import { toDistribution } from "./to-distribution.ts";
import type { WrittenTerm } from "./written-term.ts";

/**
 * Reads a quantity as people write it into a distribution in its canonical unit.
 *
 * `1500` a point · `1500 to 2600` the middle 90 %: lognormal when it cannot be negative, normal when
 * it can, logit-normal for a share · `low 1, likely 3, high 8` PERT, with `low` and `high` as ends.
 * A unit may stand once, at the end (or the currency at the start), for all numbers. What can be
 * read in two ways is refused. A suggestion in the problem is always a text that can be read.
 *
 * @example
 * readQuantity("1.2M / year", { unit: "task / month", example: "200k / month" }) // => ok({ kind: "point", value: 100000 })
 * readQuantity("35 to 65 %", { unit: "share", example: "50 %" }) // => ok({ kind: "share", low: 0.35, high: 0.65, mass: 0.9 })
 */
export function readQuantity(text: string, spec: QuantitySpec): Outcome<Distribution, Problem> {
  const read = attempt(text, spec);
  if (read.ok) return read;
  const { mend: _, ...problem } = read.error;
  const suggestion = mended(text, spec);
  return fail({
    expected: describeQuantity(spec),
    ...problem,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** Mends a text step by step, e.g. first its currency, then its time, until it can be read. */
function mended(text: string, spec: QuantitySpec): string | undefined {
  let current = text;
  for (let step = 0; step < 4; step++) {
    const read = attempt(current, spec);
    if (read.ok) return current;
    if (read.error.mend === undefined) return undefined;
    current = read.error.mend(current);
  }
  return undefined;
}

/**
 * The text with the `/ user` of a price for one user and month blanked, so that places stay: `$40 /
 * user / month` and `$40 / month` say the same where the key is the price of one user. `count` is
 * 1,000,000 in `$16 / 1M searches / GB`.
 */
function withoutEach(
  text: string,
  { unit }: QuantitySpec,
): { readonly text: string; readonly count: number } {
  const { each } = toPlanUnit(unit);
  if (each === undefined) return { text, count: 1 };
  const words = wordsFor(each).join("|");
  const number = "(?<digits>\\d[\\d,_]*)?\\s*(?<scale>k|K|M|B|thousand|million|billion)?";
  const pattern = new RegExp(`(?:/|\\bper|\\ba)\\s*${number}\\s*(?:${words})s?(?!\\p{L})`, "giu");
  const counts = Array.from(text.matchAll(pattern), (found) => {
    const { digits = "1", scale } = found.groups as { digits?: string; scale?: string };
    const size = scale === undefined ? 1 : (eachScales.get(scale) ?? Number.NaN); // 1m: which?
    return Number(digits.replaceAll(/[,_]/g, "")) * size;
  });
  const [count = 1] = counts;
  // Two prices for two numbers of things are not one range.
  if (!(count > 0) || counts.some((other) => other !== count)) return { text, count: 1 };
  return { text: text.replace(pattern, (found) => " ".repeat(found.length)), count };
}

const eachScales: ReadonlyMap<string, number> = new Map([
  ...["k", "K", "thousand"].map((word) => [word, 1e3] as const),
  ...["M", "million"].map((word) => [word, 1e6] as const),
  ...["B", "billion"].map((word) => [word, 1e9] as const),
]);

function attempt(text: string, spec: QuantitySpec): Outcome<Distribution, Refusal> {
  const each = withoutEach(text, spec);
  const written = readTerms(each.text);
  if (!written.ok) return written;
  const { form, terms } = written.value;
  if (form !== "point" && spec.point === true) {
    return fail({ message: "a range cannot stand here", expected: "one value" });
  }
  const unclear = unclearScale(text, terms);
  if (unclear !== undefined) return fail(unclear);
  const values: number[] = [];
  for (const term of shareUnits(terms)) {
    const value = canonicalValue({ ...term, value: term.value / each.count }, spec);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return toDistribution(text, written.value, values, spec);
}

/** `200 to 300k`: 200 or 200k? Refused, unless the second reading would not be in order. */
function unclearScale(text: string, terms: readonly WrittenTerm[]): Refusal | undefined {
  const last = terms.at(-1);
  if (last === undefined || last.scale === 1) return undefined;
  const bare = terms.find((term) => term.scale === 1 && term.value !== 0 && term !== last);
  if (bare === undefined || bare.value * last.scale > last.value) return undefined;
  const scale = /^\s*\p{L}+/u.exec(text.slice(last.number.to))?.[0].trim() ?? "";
  const { from, to, text: digits } = bare.number;
  return {
    code: "ambiguous",
    message: `${digits} can be ${digits} or ${digits}${scale}`,
    expected: `${digits}${scale}, or both numbers in full`,
    from,
    to,
  };
}

/** A unit written once holds for all terms: that of the last term, else that of the first. */
function shareUnits(terms: readonly WrittenTerm[]): WrittenTerm[] {
  const givers = terms.toReversed();
  const over = givers.find((term) => term.over !== undefined)?.over;
  const under = givers.find((term) => term.under !== undefined)?.under;
  return terms.map((term) => ({ ...term, over: term.over ?? over, under: term.under ?? under }));
}

/** The number of a term in the canonical unit, within the bounds. */
function canonicalValue(term: WrittenTerm, spec: QuantitySpec): Outcome<number, Refusal> {
  const unit = toPlanUnit(spec.unit);
  const { compounds, working = false, implied = false, taskWords = [] } = spec;
  const converted = toCanonical(term, { unit, compounds, working, implied, taskWords });
  if (!converted.ok) return converted;
  const at = { from: term.from, to: term.to };
  const { number } = term;
  if (unit.over.kind === "noun" && term.scale === 1 && /^[1-9]\d{0,2}\.\d{3}$/.test(number.text)) {
    return fail({
      code: "ambiguous",
      message: `${number.text} can be read in two ways`,
      expected: `${number.text.replace(".", ",")} for thousands, or fewer decimals`,
      from: number.from,
      to: number.to,
    });
  }
  const value = converted.value;
  if (spec.whole === true && !Number.isInteger(value)) {
    const message = `${amountText(value, spec)} ${unit.text}s is not a whole number`;
    return fail({ code: "out_of_range", message, ...at });
  }
  const { min, max } = boundsOf(spec);
  const tiny = value !== 0 && Math.abs(value) < 1e-12; // ratios with it would overflow
  if (value >= min && value <= max && !tiny) return ok(value);
  const message =
    value < 0 && min >= 0
      ? "this cannot be negative"
      : value < min || tiny
        ? `this is too small: at least ${amountText(min, spec)}`
        : `this is too large: at most ${amountText(max, spec)}`;
  return fail({ code: "out_of_range", message, ...at });
}
