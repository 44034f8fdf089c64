import { usualHorizon } from "../../model/index.ts";
import type { Plan } from "../../plan/index.ts";

/** Length of the horizon of a plan. */
export const monthsOf = ({ horizon }: Plan): number =>
  horizon?.distribution.kind === "point"
    ? Math.round(horizon.distribution.value)
    : usualHorizon.months;

/** The plan over another horizon; itself where it has that one. */
export function overMonths(plan: Plan, months: number): Plan {
  if (monthsOf(plan) === months || plan.horizon === undefined) {
    return monthsOf(plan) === months ? plan : { ...plan, horizon: monthsQuantity(months) };
  }
  return { ...plan, horizon: { ...plan.horizon, ...monthsQuantity(months) } };
}

const monthsQuantity = (months: number): NonNullable<Plan["horizon"]> => ({
  distribution: { kind: "point", value: months },
  unit: "month",
  text: `${months} months`,
  position: { file: "", line: 1, column: 1, endColumn: 1, sourceLine: "" },
});
