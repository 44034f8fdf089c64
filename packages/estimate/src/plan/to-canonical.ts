import { fail, nearest, type Outcome, ok } from "@outlay/document";
import {
  convertTime,
  describeUnit,
  type Factor,
  type PlanUnit,
  secondsIn,
  singular,
  type TimeUnit,
  timeUnit,
  wordsFor,
  workingHoursIn,
} from "./plan-unit.ts";
import type { Compounding } from "./quantity-spec.ts";
import { type Refusal, replacing } from "./refusal.ts";
import type { UnitWord, WrittenTerm } from "./written-term.ts";

/** How a quantity is brought to its canonical unit. */
export interface Conversion {
  readonly unit: PlanUnit;
  /** A rate of change that builds on itself: growth of 1 % a month is 12.68 % a year, not 12 %. */
  readonly compounds: Compounding | undefined;
  /** Time is time that people work: a salary of 150,000 USD a year is 83 an hour. */
  readonly working: boolean;
  /** The time after the `/` may be left out; then it is the canonical one. */
  readonly implied: boolean;
  /** Further words for a task, in the singular. */
  readonly taskWords: readonly string[];
}

/**
 * The number of a term in the canonical unit.
 *
 * A bare 0 is 0 in every unit. A noun (`tokens`) may be left out; a time, a currency and `%` may
 * not, since 200,000 a day and 200,000 a month are both likely.
 *
 * @returns in `conversion.unit`; shares as fractions
 */
export function toCanonical(term: WrittenTerm, conversion: Conversion): Outcome<number, Refusal> {
  const { unit, compounds, working, implied, taskWords } = conversion;
  const lengths = working ? workingHoursIn : secondsIn;
  if (term.value === 0 && term.over === undefined && term.under === undefined) return ok(0);
  const converted = convertOver(term, unit.over, unit, taskWords, lengths);
  if (!converted.ok) return converted;
  const amount = converted.value;
  if (unit.under === undefined) {
    return term.under === undefined
      ? ok(amount)
      : fail({
          code: "wrong_unit",
          message: `"/ ${term.under.word}" does not belong here: this is not a rate`,
          expected: describeUnit(unit),
          from: term.under.from,
          to: term.under.to,
        });
  }
  if (term.under === undefined) {
    if (implied || unit.under.kind !== "time") return ok(amount);
    return fail({
      code: "wrong_unit",
      message: "the time is missing: how much per what?",
      expected: describeUnit(unit),
      mend: ending(`/ ${unit.under.unit}`),
      from: term.from,
      to: term.to,
    });
  }
  return compounds !== undefined && unit.under.kind === "time"
    ? compounded(amount, term.under, unit, compounds)
    : underFactor(term.under, unit.under, unit, amount, taskWords, lengths);
}

/** How long each unit of time is. */
type Lengths = Readonly<Record<TimeUnit, number>>;

/** Adds a unit at the end, where it holds for all numbers. */
const ending =
  (unit: string) =>
  (text: string): string =>
    `${text} ${unit}`;

const wrongUnit = (word: UnitWord, unit: PlanUnit, known: readonly string[]): Refusal => {
  const near = nearest(singular(word.word), known);
  const hint = near === undefined ? unitHint(word.word, unit) : undefined;
  return {
    code: "wrong_unit",
    message: `"${word.word}" is not a unit that fits here`,
    expected: hint === undefined ? describeUnit(unit) : `${describeUnit(unit)}; ${hint}`,
    ...(near === undefined ? {} : { mend: replacing(word.from, word.to, near) }),
    from: word.from,
    to: word.to,
  };
};

/** Words in which text is measured elsewhere, and how to get from each to tokens. */
const measures: Readonly<Record<string, string>> = {
  page: "a page of 500 words is about 670 tokens",
  word: "75 words are about 100 tokens",
  character: "4 characters are about 1 token",
  char: "4 characters are about 1 token",
};

/**
 * How to come from what was written to what is counted here. The ratios for English text are OpenAI's
 * rule of thumb (help centre, "What are tokens and how to count them?"): 4 characters, or 3/4 of a word.
 */
function unitHint(word: string, { over }: PlanUnit): string | undefined {
  if (over.kind !== "noun" || !/^\p{L}/u.test(word)) return undefined;
  const lower = singular(word.toLowerCase());
  if (over.noun === "token" && Object.hasOwn(measures, lower)) {
    return `in English ${measures[lower]}`;
  }
  if (over.noun === "task" && wordsFor("token").includes(lower)) return undefined;
  return over.noun === "task"
    ? `or the noun of outcome.unit, as in "unit: finished ${lower}"`
    : undefined;
}

const names = (factor: Factor, taskWords: readonly string[]): readonly string[] =>
  factor.kind === "time"
    ? Object.keys(secondsIn)
    : factor.kind === "noun"
      ? nounWords(factor.noun, taskWords)
      : [];

const nounWords = (noun: string, taskWords: readonly string[]): readonly string[] =>
  noun === "task" ? [...wordsFor(noun), ...taskWords] : wordsFor(noun);

const isNoun = (word: string, noun: string, taskWords: readonly string[]): boolean => {
  const words = nounWords(noun, taskWords);
  return words.includes(singular(word.toLowerCase())) || words.includes(word.toLowerCase());
};

/** The value of a term with what stands before the `/` converted: 3 % is 0.03, 2 days are 48 hours. */
function convertOver(
  term: WrittenTerm,
  factor: Factor,
  unit: PlanUnit,
  taskWords: readonly string[],
  lengths: Lengths,
): Outcome<number, Refusal> {
  const { over } = term;
  const missing = (
    message: string,
    mend?: (text: string) => string,
    expected = describeUnit(unit),
  ) =>
    fail({
      code: "wrong_unit" as const,
      message,
      expected,
      ...(mend === undefined ? {} : { mend }),
      from: term.from,
      to: term.to,
    });
  switch (factor.kind) {
    case "share":
      if (over?.word === "%") return ok(term.value / 100);
      if (over !== undefined) return fail(wrongUnit(over, unit, ["percent"]));
      return term.value <= 1
        ? missing(
            `${term.number.text} has no unit`,
            undefined,
            `percent: ${term.number.text} % or ${trim(term.value * 100)} %`,
          )
        : missing(`${term.number.text} has no unit`, ending("%"));
    case "factor":
      if (over === undefined || /^(?:x|times)$/i.test(over.word)) return ok(term.value);
      return fail(wrongUnit(over, unit, []));
    case "USD":
      if (over?.word === "$") return ok(term.value);
      if (over !== undefined) return fail(wrongUnit(over, unit, []));
      return missing(
        `${term.number.text}${scales.get(term.scale) ?? ""} has no currency`,
        (text) => `$${text}`,
      );
    case "noun":
      if (over === undefined || isNoun(over.word, factor.noun, taskWords)) return ok(term.value);
      return fail(wrongUnit(over, unit, names(factor, taskWords)));
    case "time": {
      const written = over === undefined ? undefined : timeUnit(over.word);
      if (written !== undefined) return ok(convertTime(term.value, written, factor.unit, lengths));
      if (over !== undefined) return fail(wrongUnit(over, unit, names(factor, taskWords)));
      const rate = unit.under?.kind === "time" ? ` / ${unit.under.unit}` : "";
      const rest = term.under === undefined ? rate : "";
      return missing(`${term.number.text} has no unit of time`, ending(`${factor.unit}s${rest}`));
    }
  }
}

/** What stands behind a number for its thousands. */
const scales: ReadonlyMap<number, string> = new Map([
  [1e3, "k"],
  [1e6, "M"],
  [1e9, "B"],
]);

/** 12 digits, without the noise of a binary multiplication. */
const trim = (value: number): string => String(Number(value.toPrecision(12)));

function underFactor(
  under: UnitWord,
  factor: Factor,
  unit: PlanUnit,
  amount: number,
  taskWords: readonly string[],
  lengths: Lengths,
): Outcome<number, Refusal> {
  if (factor.kind === "time") {
    const written = timeUnit(under.word);
    if (written === undefined) return fail(wrongUnit(under, unit, names(factor, taskWords)));
    return ok(convertTime(amount, factor.unit, written, lengths) / under.count);
  }
  if (factor.kind === "noun" && isNoun(under.word, factor.noun, taskWords))
    return ok(amount / under.count);
  return fail(wrongUnit(under, unit, names(factor, taskWords)));
}

/**
 * What a rate of change by the month or quarter makes in a year, by multiplication: (1 + rate)^n − 1
 * of a rise, 1 − (1 − rate)^n of a fall. A rate beyond all there is stays as it is, and is refused by
 * the bounds: nothing falls by 300 %.
 */
function compounded(
  rate: number,
  under: UnitWord,
  unit: PlanUnit,
  way: Compounding,
): Outcome<number, Refusal> {
  const written = timeUnit(under.word);
  const periods = written === "year" ? 1 : written === "quarter" ? 4 : written === "month" ? 12 : 0;
  if (periods === 0 || under.count !== 1) {
    return fail(wrongUnit(under, unit, ["month", "quarter", "year"]));
  }
  const sign = way === "rise" ? 1 : -1;
  const left = 1 + sign * rate;
  if (periods === 1 || left <= 0) return ok(rate);
  let grown = 1;
  for (let period = 0; period < periods; period++) grown *= left;
  return ok(sign * (grown - 1));
}
