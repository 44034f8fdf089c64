import type { LimitOutcome, LimitResult, LimitResults } from "@outlay/estimate";
import { pointsText } from "./comparison-words.ts";
import { grouped, percent, roughNumber, roughUsd } from "./money.ts";
import { pathWords } from "./path-words.ts";
import { spanWords } from "./span-words.ts";

/** The sign before a limit; it never stands for less than the words beside it. */
export const limitMarks: Readonly<Record<LimitOutcome, string>> = {
  holds: "✓",
  broken: "✗",
  unknown: "?",
};

/** How a limit stands, in a word or two. */
export const limitOutcomeWords: Readonly<Record<LimitOutcome, string>> = {
  holds: "holds",
  broken: "broken",
  unknown: "not known",
};

/**
 * What a limit is about: `Build and running, 5 years`, `Running, month 60`.
 *
 * @param months of the horizon
 */
export function limitTitle({ id, judged }: LimitResult, months: number): string {
  switch (id) {
    case "build":
      return "Build";
    case "total":
      return `Build and running, ${spanWords(months)}`;
    case "fiscal_year":
      return judged?.year === undefined ? "Fiscal year" : `Paid in fiscal year ${judged.year}`;
    case "run_month":
      return judged?.month === undefined ? "Running month" : `Running, month ${judged.month}`;
    case "cost_per_task":
      return "One task";
    case "cost_per_success":
      return "One success";
    case "time_to_launch":
      return "Time to launch";
  }
}

/** An amount of a limit, in two digits: `$2.0M`, `6 months`. */
export const limitAmount = ({ unit }: Pick<LimitResult, "unit">, amount: number): string =>
  unit === "month" ? monthsText(roughNumber(amount)) : roughUsd(amount);

const monthsText = (count: string): string => `${count} ${count === "1" ? "month" : "months"}`;

/** How far a figure lies from its limit: `$310K over`, `$96K left`, `just met`. */
export function limitGap(result: LimitResult): string {
  const { judged } = result;
  if (judged === undefined) return "";
  const { over, lowerBound } = judged;
  if (over === 0) return lowerBound ? "nothing left" : "just met";
  const amount = limitAmount(result, Math.abs(over));
  if (over > 0) return `${lowerBound ? "at least " : ""}${amount} over`;
  return `${lowerBound ? "at most " : ""}${amount} left`;
}

/** The figure that counts, in two digits: `$2.3M`, and `over $2.3M` where something has no price. */
export const limitFigure = (result: LimitResult): string =>
  result.judged === undefined
    ? "unknown"
    : `${result.judged.lowerBound ? "over " : ""}${limitAmount(result, result.judged.figure)}`;

/** How many futures lie beyond the limit: `31 %`, and `over 31 %` where something has no price. */
export function limitChance({ judged }: LimitResult): string {
  // Of what leaves something out it is known only where it lies beyond already.
  if (judged === undefined || (judged.lowerBound && judged.chance === 0)) return "unknown";
  return `${judged.lowerBound && judged.chance < 1 ? "over " : ""}${percent(judged.chance)}`;
}

const oneIn: Readonly<Record<number, string>> = {
  2: "even odds",
  3: "one chance in three",
  4: "one chance in four",
  5: "one chance in five",
  10: "one chance in ten",
  20: "one chance in twenty",
  100: "one chance in a hundred",
};

/**
 * A chance that is allowed, as people say it.
 *
 * @param chance 0 to 1
 * @example
 * allowedWords(0.2) // => "one chance in five"
 * allowedWords(0.5) // => "even odds"
 * allowedWords(0.15) // => "a chance of 15 %"
 */
export const allowedWords = (chance: number): string =>
  oneIn[Number((1 / chance).toFixed(9))] ?? `a chance of ${Number((chance * 100).toFixed(6))} %`;

/** The verdict on all limits, in a sentence. */
export function limitsVerdict({ limits, missing }: LimitResults, months: number): string {
  const count = limits.length;
  const of = (outcome: LimitOutcome) => limits.filter((each) => each.outcome === outcome);
  if (missing !== undefined) return `No limit can be checked: ${missingWords[missing]}.`;
  const [broken, unknown] = [of("broken"), of("unknown")];
  if (broken.length > 0) {
    const names = broken.map((each) => lower(limitTitle(each, months))).join("; ");
    const all =
      count === 1
        ? "The limit is broken"
        : `${broken.length} of ${count} limits ${broken.length === 1 ? "is" : "are"} broken`;
    const open =
      unknown.length === 0 ? "" : ` Of ${unknown.length} more it is not known whether they hold.`;
    return `${all}: ${names}.${open}`;
  }
  if (unknown.length > 0) {
    const which =
      count === unknown.length
        ? count === 1
          ? "the limit holds"
          : "the limits hold"
        : `${unknown.length} of ${count} limits hold`;
    return `Not known whether ${which}: something has no price, so the figures are too low.`;
  }
  return count === 1 ? "The limit holds." : `All ${count} limits hold.`;
}

const missingWords: Readonly<Record<NonNullable<LimitResults["missing"]>, string>> = {
  "ruled-out": "the path that the limits are for is ruled out",
  "not-calculated": "the path that the limits are for was not calculated",
  "nothing-priced": "no path can be priced",
};

/** What the limits are held against: which path, and how much may lie beyond. */
export function limitsBasis(results: LimitResults): string[] {
  const { path, pathBy, pathTooClose, chanceOfExceeding: chance, chanceStated } = results;
  if (path === undefined) return [];
  const why = {
    plan: "named under limits.path",
    cheapest: "the cheapest path that can win",
    "none-can-win": "which cannot win, as no path can",
  }[pathBy];
  const allowed =
    chance === 0.5
      ? "half of the simulated futures may go beyond a limit"
      : `${Number((chance * 100).toFixed(6))} of 100 simulated futures may go beyond a limit`;
  return [
    `Held against ${pathWords[path]} (${why}) at ${allowedWords(chance)}: ${allowed}.`,
    ...(chanceStated ? [] : ["limits.chance_of_exceeding: 20 % would allow one in five."]),
    ...(pathTooClose
      ? ["Which path is the cheapest is too close to call; limits.path names the one to hold."]
      : []),
  ];
}

/** How sure the chances are at worst, in a sentence; nothing where none can be off. */
export function limitsPrecision({ limits }: LimitResults): string[] {
  const error = Math.max(0, ...limits.map(({ judged }) => judged?.standardError ?? 0));
  return error === 0
    ? []
    : [`The standard error of these chances is at most ${pointsText(error)}.`];
}

/** What a reader must know before trusting a verdict: what is too close, and what is missing. */
export function limitsCautions(
  { limits, chanceOfExceeding }: LimitResults,
  months: number,
): string[] {
  const close = limits.flatMap((limit): string[] => {
    const { judged: at } = limit;
    if (at?.tooClose !== true) return [];
    return [
      `Too close to call: ${lower(limitTitle(limit, months))}. ${percent(at.chance)} of its ${grouped(at.draws)} futures go beyond the limit and ${percent(chanceOfExceeding)} may, with a standard error of ${pointsText(at.standardError)}: another seed may decide otherwise.`,
    ];
  });
  const bound = limits.some(
    ({ outcome, judged: at }) => at?.lowerBound === true && outcome !== "holds",
  );
  return [
    ...close,
    ...(bound
      ? [
          "INCOMPLETE: something has no price. Such a figure is too low: it can break a limit, and cannot meet one.",
        ]
      : []),
  ];
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
