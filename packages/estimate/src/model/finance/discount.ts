import { add, div, type Expression, mul, node, power, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";

/** 1 + the yearly rate at which later money counts less. */
function addBase(sheet: Sheet, plan: Plan): Expression {
  const rate = sheet.believe({
    id: "finance.discount_rate",
    doc: "Yearly rate at which later money counts less.",
    plan: plan.finance?.discount_rate,
    key: "finance.discount_rate",
    default: "finance.discount",
  });
  return add(1, mul(rate, quantity(1, "year")));
}

/**
 * What a dollar of each fiscal year after the launch is worth at the launch: it is counted from the
 * middle of the year's months. In the order of `years`.
 */
export function discountFactors(
  sheet: Sheet,
  plan: Plan,
  years: readonly FiscalYear[],
): readonly Expression[] {
  const base = addBase(sheet, plan);
  const id = (year: number) => `finance.discount-factor.in-${year}`;
  return years.map(({ year, from, to }, at) => {
    const before = years[at - 1];
    // A whole year later: one division instead of another power.
    const follows = before !== undefined && from + to - before.from - before.to === 24;
    return sheet.shared(
      id(year),
      "factor",
      `What a dollar of fiscal year ${year} is worth at the launch: from the middle of the year.`,
      () => (follows ? div(node(id(before.year)), base) : power(base, -(from + to) / 24)),
    );
  });
}

/**
 * What a dollar paid evenly over a time before the launch is worth at the launch: more than one, as
 * it is paid in the middle of that time.
 *
 * @param months time before the launch, in months
 */
export const compoundedBefore = (sheet: Sheet, plan: Plan, months: Expression): Expression =>
  power(addBase(sheet, plan), div(months, quantity(24, "month")));
