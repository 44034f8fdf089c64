/** Seconds in each unit of time. A month is 365.25 / 12 days, a year 12 months; leap days even out. */
export const secondsIn = {
  millisecond: 0.001,
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
  quarter: 7_889_400,
  year: 31_557_600,
} as const;

/**
 * Hours that people work in each unit of time: 1,800 a year, the likely value of
 * `labour.productive-hours`, which turns a salary of 150,000 USD into 83 USD an hour.
 */
export const workingHoursIn: Readonly<Record<TimeUnit, number>> = {
  millisecond: 1 / 3_600_000,
  second: 1 / 3_600,
  minute: 1 / 60,
  hour: 1,
  day: 8,
  week: 40,
  month: 150,
  quarter: 450,
  year: 1_800,
};

/** A unit of time. */
export type TimeUnit = keyof typeof secondsIn;

/** One factor of a unit: what is counted, paid or measured. */
export type Factor =
  | { readonly kind: "time"; readonly unit: TimeUnit }
  | { readonly kind: "share" }
  | { readonly kind: "factor" }
  | { readonly kind: "USD" }
  | { readonly kind: "noun"; readonly noun: string };

/** Spellings of units of time; lower case, in the singular or short. */
const timeWords: Readonly<Record<string, TimeUnit>> = {
  ms: "millisecond",
  msec: "millisecond",
  millisecond: "millisecond",
  s: "second",
  sec: "second",
  second: "second",
  min: "minute",
  minute: "minute",
  h: "hour",
  hr: "hour",
  hour: "hour",
  d: "day",
  day: "day",
  w: "week",
  wk: "week",
  week: "week",
  mo: "month",
  month: "month",
  q: "quarter",
  quarter: "quarter",
  y: "year",
  yr: "year",
  year: "year",
  annum: "year",
};

/** What people call the things that are counted; a noun of a unit may be written as any of these. */
const nounWords: Readonly<Record<string, readonly string[]>> = {
  task: [
    "task",
    "ticket",
    "case",
    "job",
    "conversation",
    "request",
    "question",
    "document",
    "call",
  ],
  token: ["token", "tok"],
  call: ["call", "step", "request", "turn"],
  turn: ["turn", "message"],
  document: ["document", "doc", "file", "article"],
  chunk: ["chunk", "passage", "vector"],
  user: ["user", "seat", "person", "head", "employee", "agent"],
  machine: ["machine", "replica", "node", "server"],
  person: ["person", "people", "fte", "engineer", "developer"],
  kWh: ["kwh", "kilowatt-hour"],
  kW: ["kw", "kilowatt"],
  GB: ["gb", "gigabyte"],
  search: ["search", "searches"],
};

/** The words in which a noun may be written, in the singular. */
export const wordsFor = (noun: string): readonly string[] => nounWords[noun] ?? [noun];

/** `months` → `month`, `queries` → `query`; short words stay. */
export const singular = (word: string): string =>
  /[^s]ies$/.test(word)
    ? `${word.slice(0, -3)}y`
    : /..[^s]s$/.test(word)
      ? word.slice(0, -1)
      : word;

/** The unit of time a word names, in any usual spelling. */
export function timeUnit(word: string): TimeUnit | undefined {
  const lower = word.toLowerCase();
  const key = [lower, singular(lower), lower.replace(/s$/, "")].find((w) =>
    Object.hasOwn(timeWords, w),
  );
  return key === undefined ? undefined : timeWords[key];
}

/**
 * A length of time in another unit; whole ratios such as 12 months a year stay exact.
 *
 * @param lengths of the clock, or of people's work (`workingHoursIn`)
 */
export function convertTime(
  amount: number,
  from: TimeUnit,
  to: TimeUnit,
  lengths: Readonly<Record<TimeUnit, number>> = secondsIn,
): number {
  const [a, b] = [lengths[from], lengths[to]];
  return a >= b ? amount * (a / b) : amount / (b / a);
}

/** A canonical unit taken apart: `USD / hour` is dollars over time. */
export interface PlanUnit {
  readonly text: string;
  readonly over: Factor;
  readonly under: Factor | undefined;
  /** What one price is for, besides the time: `user` in `USD / user / month`. */
  readonly each?: string;
}

/** Takes a canonical unit of the plan table apart, e.g. `task / month`. */
export function toPlanUnit(text: string): PlanUnit {
  const [over = "", second, third] = text.split(" / ");
  if (second !== undefined && third !== undefined) {
    return { text, over: toFactor(over), under: toFactor(third), each: second };
  }
  const under = second;
  return { text, over: toFactor(over), under: under === undefined ? undefined : toFactor(under) };
}

function toFactor(word: string): Factor {
  if (word === "share" || word === "factor" || word === "USD") return { kind: word };
  if (Object.hasOwn(secondsIn, word)) return { kind: "time", unit: word as TimeUnit };
  return { kind: "noun", noun: word };
}

/**
 * A unit in words.
 *
 * @example
 * describeUnit(toPlanUnit("USD / hour")) // => "US dollars per hour"
 */
export function describeUnit({ over, under, each }: PlanUnit): string {
  const what = {
    time: over.kind === "time" ? `${over.unit}s` : "",
    share: "percent",
    factor: "a plain number",
    USD: "US dollars",
    noun: over.kind === "noun" ? `a number of ${plural(over.noun)}` : "",
  }[over.kind];
  if (under === undefined) return over.kind === "time" ? "a length of time" : what;
  const joint = over.kind === "share" && under.kind === "noun" ? "of" : "per";
  const forEach = each === undefined ? "" : ` per ${each}`;
  return `${what}${forEach} ${joint} ${under.kind === "time" ? under.unit : under.kind === "noun" ? under.noun : under.kind}`;
}

/** `search` is `searches`, `policy` is `policies`, `task` is `tasks`. */
const plural = (noun: string): string =>
  /(?:ch|sh|s|x)$/.test(noun)
    ? `${noun}es`
    : /[^aeiou]y$/.test(noun)
      ? `${noun.slice(0, -1)}ies`
      : `${noun}s`;
