import { add, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addRate, effortOf } from "../build/labour.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Compliance after the launch: hours of a year by regime × rate ÷ 12. No line without a regime. */
export function addRunningCompliance(sheet: Sheet, plan: Plan, path: PathId): void {
  const regimes = [...new Set(plan.compliance?.regimes ?? [])];
  if (regimes.length === 0) return;
  const hours = regimes.map((regime) =>
    sheet.assume(
      `compliance.running.${effortOf(regime)}`,
      `Hours of a year for ${effortOf(regime)}, after the launch.`,
    ),
  );
  sheet.run({
    path,
    id: "compliance-running",
    title: "Compliance, running",
    doc: `Hours of a year for ${regimes.join(", ")} × rate ÷ 12.`,
    category: "compliance",
    phase: "maintenance",
    parts: [
      {
        id: "hours",
        doc: "Reviews, reports and monitoring that the regimes ask for each year.",
        basis: "month-at-wages",
        rate: mul(add(...hours), addRate(sheet, plan), quantity(1 / 12, "year / month")),
      },
    ],
  });
}
