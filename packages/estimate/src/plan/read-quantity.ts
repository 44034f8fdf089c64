import { fail, type Outcome, ok, type Problem } from "@outlay/document";
import type { Distribution } from "../distribution/distribution.ts";
import { describeUnit, toPlanUnit } from "./plan-unit.ts";
import { toCanonical } from "./to-canonical.ts";
import { TermReader, type WrittenTerm } from "./written-term.ts";

/** What a key of a plan accepts. */
export interface QuantitySpec {
  /** Canonical unit, e.g. `task / month`. */
  readonly unit: string;
  /** In the canonical unit; 0 by default. Below 0 means that the quantity may be negative. */
  readonly min?: number;
  /** In the canonical unit; 1 for a share, 10^15 otherwise. */
  readonly max?: number;
  /** A whole number in the canonical unit. */
  readonly whole?: boolean;
  /** One value, no range. */
  readonly point?: boolean;
  /** A rate of change that builds on itself (see `Conversion`). */
  readonly compounds?: boolean;
  /** The time after the `/` may be left out. */
  readonly implied?: boolean;
  /** A value as people write it, for messages. */
  readonly example: string;
}

/** Share of the probability that lies inside `A to B`. */
export const intervalMass = 0.9;
/** Upper 5 % point of the standard normal. */
const z95 = 1.6448536269514722;
/** An interval wider than this is a slip of the unit, not a belief. */
const widest = 1e6;

/**
 * Reads a quantity as people write it into a distribution in its canonical unit.
 *
 * `1500` a point · `1500 to 2600` the middle 90 %: lognormal when it cannot be negative, normal when
 * it can, logit-normal for a share · `low 1, likely 3, high 8` PERT, with `low` and `high` as ends.
 * A unit may stand once, at the end (or the currency at the start), for all numbers.
 *
 * @example
 * readQuantity("1.2M / year", { unit: "task / month", example: "200k / month" }) // => ok({ kind: "point", value: 100000 })
 * readQuantity("35 to 65 %", { unit: "share", example: "50 %" }) // => ok({ kind: "share", low: 0.35, high: 0.65, mass: 0.9 })
 */
export function readQuantity(text: string, spec: QuantitySpec): Outcome<Distribution, Problem> {
  const hint = otherRangeSign(text);
  if (hint !== undefined) return fail(hint);
  const written = readTerms(text);
  if (!written.ok) return written;
  const { form, terms } = written.value;
  if (form !== "point" && spec.point === true) {
    return fail({ message: "a range cannot stand here", expected: "one value" });
  }
  const scaleProblem = unclearScale(text, terms);
  if (scaleProblem !== undefined) return fail(scaleProblem);
  const values: number[] = [];
  for (const term of shareUnits(terms)) {
    const value = canonicalValue(term, spec);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return toDistribution(text, form, terms, values, spec);
}

type Form = "point" | "interval" | "pert";
interface Written {
  readonly form: Form;
  /** One, two (low, high) or three (low, likely, high) terms. */
  readonly terms: readonly WrittenTerm[];
}

const labels = ["low", "likely", "high"] as const;

function readTerms(text: string): Outcome<Written, Problem> {
  const reader = new TermReader(text);
  const named = new Map<string, WrittenTerm>();
  while (named.size < 3) {
    const label = reader.take(/^(?:low|likely|high)(?!\p{L})/iu)?.toLowerCase();
    if (label === undefined) break;
    reader.take(/^[:=]/);
    const term = reader.term();
    if (!term.ok) return term;
    if (named.has(label)) {
      return fail({ message: `"${label}" stands twice`, from: term.value.from, to: term.value.to });
    }
    named.set(label, term.value);
    reader.take(/^(?:[,;]|and(?!\p{L}))/iu);
  }
  if (named.size > 0) {
    const [low, likely, high] = labels.map((label) => named.get(label));
    if (low === undefined || likely === undefined || high === undefined) {
      const missing = labels.filter((label) => !named.has(label)).join(" and ");
      return fail({
        message: `${missing} is missing`,
        expected: "low A, likely B, high C (in quotes inside { })",
      });
    }
    return reader.done ? ok({ form: "pert", terms: [low, likely, high] }) : fail(leftOver(reader));
  }
  const first = reader.term();
  if (!first.ok) return first;
  if (reader.take(/^to(?!\p{L})/iu) === undefined) {
    return reader.done ? ok({ form: "point", terms: [first.value] }) : fail(leftOver(reader));
  }
  const second = reader.term();
  if (!second.ok) return second;
  return reader.done
    ? ok({ form: "interval", terms: [first.value, second.value] })
    : fail(leftOver(reader));
}

const leftOver = (reader: TermReader): Problem => {
  const { from, word } = reader.rest();
  return { message: `"${word}" cannot be read here`, from, to: reader.text.length };
};

/** Ways to write a range that other tools have, answered with ours. */
function otherRangeSign(text: string): Problem | undefined {
  const between = /^between (.+) and (.+)$/i.exec(text) ?? /^from (.+) to (.+)$/i.exec(text);
  const dashed = /^([^a-zA-Z]*\d[^-–—~]*?)\s*(?:-|–|—|~|\.\.+|…)\s*([$\d].*)$/.exec(text);
  const match = between ?? (dashed?.[1]?.match(/[eE]$/) ? null : dashed);
  if (match !== null && match !== undefined) {
    return {
      message: `"${text.slice(0, 40)}" is not how a range is written`,
      expected: "A to B, the range that holds the value nine times in ten",
      suggestion: `${match[1]} to ${match[2]}`,
    };
  }
  if (
    /±|\+\/-|\+-/.test(text) ||
    /^(?:~|≈|<|>|≤|≥|about|around|circa|ca\.|approx|up to|at (?:least|most))/i.test(text)
  ) {
    return {
      message: `"${text.slice(0, 40)}" does not say how wide the range is`,
      expected: "A to B (nine times in ten), or low A, likely B, high C",
    };
  }
  return undefined;
}

/** `200 to 300k`: 200 or 200k? Refused, unless the second reading would not be in order. */
function unclearScale(text: string, terms: readonly WrittenTerm[]): Problem | undefined {
  const last = terms.at(-1);
  if (last === undefined || last.scale === 1) return undefined;
  const bare = terms.find((term) => term.scale === 1 && term.value !== 0 && term !== last);
  if (bare === undefined || bare.value * last.scale > last.value) return undefined;
  const scale = /^\s*\p{L}+/u.exec(text.slice(last.number.to))?.[0].trim() ?? "";
  return {
    code: "ambiguous",
    message: `${bare.number.text} can be ${bare.number.text} or ${bare.number.text}${scale}`,
    expected: `${bare.number.text}${scale}, or both numbers in full`,
    from: bare.number.from,
    to: bare.number.to,
  };
}

/** A unit written once holds for all terms: that of the last term, else that of the first. */
function shareUnits(terms: readonly WrittenTerm[]): WrittenTerm[] {
  const givers = terms.toReversed();
  const over = givers.find((term) => term.over !== undefined)?.over;
  const under = givers.find((term) => term.under !== undefined)?.under;
  return terms.map((term) => ({ ...term, over: term.over ?? over, under: term.under ?? under }));
}

function canonicalValue(term: WrittenTerm, spec: QuantitySpec): Outcome<number, Problem> {
  const unit = toPlanUnit(spec.unit);
  const { compounds = false, implied = false } = spec;
  const value = toCanonical(term, { unit, compounds, implied });
  if (!value.ok) return value;
  const at = { from: term.from, to: term.to };
  const decimals = /\.\d{3}$/.test(term.number.text) && term.number.text.length < 8;
  if (
    unit.over.kind === "noun" &&
    decimals &&
    term.scale === 1 &&
    !/^0?\./.test(term.number.text)
  ) {
    return fail({
      code: "ambiguous",
      message: `${term.number.text} can be read in two ways`,
      expected: `${term.number.text.replace(".", ",")} for thousands, or fewer decimals`,
      ...at,
    });
  }
  if (spec.whole === true && !Number.isInteger(value.value)) {
    return fail({
      code: "out_of_range",
      message: `${short(value.value)} ${unit.text}s is not a whole number`,
      ...at,
    });
  }
  const { min, max } = boundsOf(spec);
  if (value.value >= min && value.value <= max && !tooSmall(value.value)) return value;
  const { expected } = describeQuantity(spec);
  const negative = value.value < 0 && min === 0;
  return fail({
    code: "out_of_range",
    message: negative ? "this cannot be negative" : "this is out of range",
    expected,
    ...at,
  });
}

/** So close to 0 that ratios would overflow: nobody means it. */
const tooSmall = (value: number): boolean => value !== 0 && Math.abs(value) < 1e-12;

/** The bounds of a quantity in its canonical unit. */
export function boundsOf(spec: Pick<QuantitySpec, "unit" | "min" | "max">): {
  readonly min: number;
  readonly max: number;
} {
  return { min: spec.min ?? 0, max: spec.max ?? (spec.unit === "share" ? 1 : 1e15) };
}

function toDistribution(
  text: string,
  form: Form,
  terms: readonly WrittenTerm[],
  values: readonly number[],
  spec: QuantitySpec,
): Outcome<Distribution, Problem> {
  const [low = 0, middle = low, high = middle] = values;
  if (form === "point") return ok({ kind: "point", value: low });
  if (form === "pert") {
    if (low <= middle && middle <= high && low < high) {
      return ok({ kind: "pert", low, likely: middle, high });
    }
    const message =
      low === high ? "low and high are equal" : "low, likely and high are not in rising order";
    return fail({ code: "inconsistent", message, expected: "low A, likely B, high C, rising" });
  }
  const [first, second] = terms;
  const piece = (term: WrittenTerm | undefined) => text.slice(term?.from, term?.to).trim();
  if (middle <= low) {
    return fail({
      code: "inconsistent",
      message: middle === low ? "both ends of the range are equal" : "the range runs downwards",
      expected: middle === low ? `${piece(second)} alone, or a wider range` : "the lower end first",
      ...(middle < low && first?.over?.word === second?.over?.word
        ? { suggestion: swapped(text, first, second) }
        : {}),
    });
  }
  const { min } = boundsOf(spec);
  if (min < 0) {
    return ok({ kind: "normal", mean: (low + middle) / 2, sd: (middle - low) / (2 * z95) });
  }
  const share = spec.unit === "share";
  if (low === 0 || (share && middle === 1)) {
    return fail({
      code: "out_of_range",
      message: `a range "A to B" cannot ${low === 0 ? "begin at 0" : "end at 100 %"}: its ends are passed one time in ten`,
      expected: "low A, likely B, high C, whose ends are never passed",
    });
  }
  if (middle / low > widest) {
    return fail({
      code: "out_of_range",
      message: "the ends are more than a million times apart",
      expected: "a narrower range; check the units of both ends",
    });
  }
  return ok({ kind: share ? "share" : "lognormal", low, high: middle, mass: intervalMass });
}

/** The text with its two numbers exchanged and the unit where it was. */
function swapped(text: string, first?: WrittenTerm, second?: WrittenTerm): string {
  if (first === undefined || second === undefined) return text;
  const numberOf = (term: WrittenTerm) => {
    const scale =
      term.scale === 1 ? "" : (/^\s*\p{L}+/u.exec(text.slice(term.number.to))?.[0] ?? "");
    return { from: term.number.from, to: term.number.to + scale.length };
  };
  const a = numberOf(first);
  const b = numberOf(second);
  return (
    text.slice(0, a.from) +
    text.slice(b.from, b.to) +
    text.slice(a.to, b.from) +
    text.slice(a.from, a.to) +
    text.slice(b.to)
  );
}

const short = (value: number): string => String(Number(value.toPrecision(4)));

/** What a key accepts, in words: unit, bounds, and whether a range may stand there. */
export function describeQuantity(spec: QuantitySpec): { readonly expected: string } {
  const { min, max } = boundsOf(spec);
  const unit = toPlanUnit(spec.unit);
  const percent = unit.over.kind === "share";
  const amount = (value: number) => (percent ? `${short(value * 100)} %` : short(value));
  const bounds =
    max < 1e15 ? `, ${amount(min)} to ${amount(max)}` : min > 0 ? `, ${amount(min)} or more` : "";
  const whole = spec.whole === true ? ", whole" : "";
  const range = spec.point === true ? "" : "; a value or a range";
  return { expected: `${describeUnit(unit)}${bounds}${whole}${range}` };
}
