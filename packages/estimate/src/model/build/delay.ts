import { add, div, max, mul, node, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addTeamHours, isReviewed, mayWait, teamLabour, weeksPerMonth } from "./calendar.ts";
import { addRate } from "./labour.ts";

/**
 * The team kept waiting, between the end of the build and the launch: weeks × what the team costs in a
 * week × the part of it that goes on. The team is the plan's, or what the labour of the build comes to
 * in a month of building. No published quote counts it.
 */
export function addDelay(sheet: Sheet, plan: Plan, path: PathId): void {
  if (!mayWait(plan, path)) return;
  const team = sheet.step(
    `${path}.team-cost`,
    "USD / month",
    "What the team costs in a month of building.",
    plan.people?.team === undefined
      ? div(
          add(...teamLabour(sheet, path)),
          max(node(`${path}.build-months`), quantity(0.25, "month")),
        )
      : mul(addTeamHours(sheet, plan), addRate(sheet, plan)),
  );
  sheet.build({
    path,
    id: "delay",
    title: "Team kept waiting",
    doc: "Weeks between the end of the build and the launch × cost of the team × the part of it that goes on.",
    category: isReviewed(plan) ? "compliance" : "infrastructure",
    phase: "deployment",
    amount: mul(
      div(node(`${path}.delay.weeks`), quantity(weeksPerMonth, "week / month")),
      team,
      sheet.assume("delay.waiting-share", "Part of the team's cost that goes on while it waits."),
    ),
    overruns: false,
    spending: "opex",
    quoted: false,
  });
}
