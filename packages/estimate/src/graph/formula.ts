import type {
  CallExpression,
  Expression,
  MonthCallExpression,
  Operator,
  Term,
} from "./expression.ts";

/** A number with a unit: `quantity(730, "hour / month")`. */
export const quantity = (value: number, unit: string): Expression => ({
  op: "constant",
  value,
  unit,
});

/** One number for each month of the horizon. */
export const series = (values: readonly number[], unit: string): Expression => ({
  op: "series",
  values,
  unit,
});

/** The value of the node `id`, which may be defined later. */
export const node = (id: string): Expression => ({ op: "node", id });

/** Months since the start: 0 in the first month. Unit: month. */
export const monthIndex = (): Expression => ({ op: "month" });

/** Whole years since the start: 0 in months 0 to 11. Unit: year. */
export const yearIndex = (): Expression => ({ op: "year" });

const expression = (term: Term): Expression =>
  typeof term === "number" ? { op: "constant", value: term, unit: "" } : term;

const call = (op: Operator, ...terms: readonly Term[]): CallExpression => ({
  op,
  args: terms.map(expression),
});

/** Sum; all of one unit. */
export const add = (...terms: readonly Term[]): CallExpression => call("add", ...terms);
/** a − b, of one unit. */
export const sub = (a: Term, b: Term): CallExpression => call("sub", a, b);
/** Product; the units multiply. */
export const mul = (...terms: readonly Term[]): CallExpression => call("mul", ...terms);
/** a ÷ b; the units divide. A zero divisor fails the evaluation, unless `where` leaves it out. */
export const div = (a: Term, b: Term): CallExpression => call("div", a, b);
/** The least of the terms, of one unit. */
export const min = (...terms: readonly Term[]): CallExpression => call("min", ...terms);
/** The greatest of the terms, of one unit. */
export const max = (...terms: readonly Term[]): CallExpression => call("max", ...terms);
/** −a. */
export const neg = (a: Term): CallExpression => call("neg", a);
/** a without its sign. */
export const abs = (a: Term): CallExpression => call("abs", a);
/** The least whole number that is not below a: whole machines. */
export const ceil = (a: Term): CallExpression => call("ceil", a);
/** The greatest whole number that is not above a. */
export const floor = (a: Term): CallExpression => call("floor", a);
/** The nearest whole number; a half goes up. */
export const round = (a: Term): CallExpression => call("round", a);
/** Square root; the unit must be a square. */
export const squareRoot = (a: Term): CallExpression => call("sqrt", a);
/** e to the power of a bare number. */
export const exponential = (a: Term): CallExpression => call("exp", a);
/** Natural logarithm of a bare number. */
export const logarithm = (a: Term): CallExpression => call("log", a);
/** a to the power b, both bare numbers; or a with a unit to a constant whole power. */
export const power = (a: Term, b: Term): CallExpression => call("pow", a, b);

/** 1 where a < b, else 0. */
export const lt = (a: Term, b: Term): CallExpression => call("lt", a, b);
/** 1 where a ≤ b, else 0. */
export const le = (a: Term, b: Term): CallExpression => call("le", a, b);
/** 1 where a > b, else 0. */
export const gt = (a: Term, b: Term): CallExpression => call("lt", b, a);
/** 1 where a ≥ b, else 0. */
export const ge = (a: Term, b: Term): CallExpression => call("le", b, a);
/** 1 where a = b exactly, else 0. */
export const eq = (a: Term, b: Term): CallExpression => call("eq", a, b);
/** 1 where a is 0, else 0. */
export const not = (a: Term): CallExpression => call("not", a);
/** 1 where every term is other than 0, else 0. */
export const and = (...terms: readonly Term[]): CallExpression =>
  not(terms.map(not).reduce((a, b) => call("max", a, b)));
/** 1 where some term is other than 0, else 0. */
export const or = (...terms: readonly Term[]): CallExpression =>
  not(terms.map(not).reduce((a, b) => call("min", a, b)));
/** `a` where the condition is other than 0, else `b`; both of one unit. */
export const where = (condition: Term, a: Term, b: Term): CallExpression =>
  call("where", condition, a, b);
/** a, brought within low..high. */
export const clamp = (a: Term, low: Term, high: Term): CallExpression => min(max(a, low), high);

/**
 * The sum of a over the months `from` to `to` (0-based, `to` not included; all months if left out).
 *
 * One month's worth of each month's value is added up, so `USD / month` becomes `USD`. A value
 * without months counts once for each month.
 */
export const sumMonths = (a: Term, from?: number, to?: number): MonthCallExpression => ({
  op: "sumMonths",
  args: [expression(a)],
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** The sum of a from the first month to this one, this one included; `USD / month` becomes `USD`. */
export const cumulative = (a: Term): MonthCallExpression => ({
  op: "cumulative",
  args: [expression(a)],
});

/**
 * The product of a over the months before this one: 1 in the first month, then a(0), a(0) × a(1), …
 * With a constant monthly factor g it is g to the power of the month index. A bare number.
 */
export const compound = (a: Term): MonthCallExpression => ({
  op: "compound",
  args: [expression(a)],
});

/** The greatest value of a from the first month to this one: what has been bought stays. */
export const runningMax = (a: Term): MonthCallExpression => ({
  op: "runningMax",
  args: [expression(a)],
});

/** The value of a in one month (0-based), as a value without months. */
export const atMonth = (a: Term, month: number): MonthCallExpression => ({
  op: "at",
  args: [expression(a)],
  from: month,
});

/**
 * Growth at a yearly rate (unit `1 / year`), compounded monthly: (1 + rate)^(month / 12). 1 in the
 * first month; a bare number with months.
 */
export const growth = (yearlyRate: Term): MonthCallExpression =>
  compound(monthlyFactor(yearlyRate));

/** The factor of one month that makes 1 + rate in twelve; the rate has the unit `1 / year`. */
export const monthlyFactor = (yearlyRate: Term): CallExpression =>
  power(add(1, mul(yearlyRate, quantity(1, "year"))), 1 / 12);

/**
 * Present value of a monthly flow at a yearly discount rate (unit `1 / year`): the flow of month m
 * is divided by (1 + rate)^(m / 12), that is, paid at the start of its month.
 */
export const presentValue = (flow: Term, yearlyRate: Term): MonthCallExpression =>
  sumMonths(mul(flow, compound(div(1, monthlyFactor(yearlyRate)))));
