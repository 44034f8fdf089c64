import { add, div, type Expression, mul, node, power, quantity } from "../graph/index.ts";
import type { Plan } from "../plan/index.ts";
import type { PathId } from "./sheet/path.ts";
import type { Sheet } from "./sheet/sheet.ts";
import type { FiscalYear } from "./volume/fiscal-year.ts";

/** Present value: the build at its full amount, each fiscal year from its middle. */
export function addPresentValue(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  build: Expression,
  inYears: readonly Expression[],
  years: readonly FiscalYear[],
): void {
  const rate = sheet.believe({
    id: "finance.discount_rate",
    doc: "Yearly rate at which later money counts less.",
    plan: plan.finance?.discount_rate,
    key: "finance.discount_rate",
    default: "finance.discount",
  });
  const base = add(1, mul(rate, quantity(1, "year")));
  const discounted = years.map(({ year, from, to }, at) => {
    const id = `finance.discount-factor.in-${year}`;
    const before = years[at - 1];
    // A whole year later: one division instead of another power.
    const follows = before !== undefined && from + to - before.from - before.to === 24;
    const factor = sheet.graph.has(id)
      ? node(id)
      : sheet.step(
          id,
          "factor",
          `What a dollar of fiscal year ${year} is worth at the launch: from the middle of the year.`,
          follows
            ? div(node(`finance.discount-factor.in-${before.year}`), base)
            : power(base, -(from + to) / 24),
        );
    return mul(inYears[at] as Expression, factor);
  });
  sheet.graph.define({
    id: `${path}.present-value`,
    unit: "USD",
    doc: "Build, and running cost discounted from the middle of each fiscal year.",
    formula: add(build, ...discounted),
    tags: { path, sum: "present-value" },
  });
}
