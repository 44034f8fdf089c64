import { add, div, type Expression, max, mul, node, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addTeamHours, isReviewed, mayWait, teamLabour, weeksPerMonth } from "./calendar.ts";
import { addRate } from "./labour.ts";
import { statedTeam } from "./stated-team.ts";

/**
 * The team kept waiting, between the end of the build and the launch: weeks × what the team costs in a
 * week × the part of it that goes on. The team is the plan's, or what the labour of the build comes to
 * in a month of building. No published quote counts it.
 *
 * - `<path>.delay-machines`: until the machines come; on every path with machines
 * - `<path>.delay`: then until people outside the team agree; where there is a review
 */
export function addDelay(sheet: Sheet, plan: Plan, path: PathId): void {
  if (!mayWait(plan, path)) return;
  const team = sheet.step(
    `${path}.team-cost`,
    "USD / month",
    "What the team costs in a month of building.",
    teamCost(sheet, plan, add(...teamLabour(sheet, path)), node(`${path}.build-months`)),
  );
  const wait = (id: string, title: string, forWhat: string, weeks: Expression): void =>
    sheet.build({
      path,
      id,
      title,
      doc: `Weeks between the end of the build and ${forWhat} × cost of the team × the part of it that goes on.`,
      category: id === "delay" ? "compliance" : "infrastructure",
      phase: "deployment",
      amount: waitingCost(sheet, weeks, team),
      overruns: false,
      spending: "opex",
      quoted: false,
    });
  if (!isApi(path)) {
    const weeks = node(`${path}.delay.gpu-weeks`);
    wait("delay-machines", "Team waiting for machines", "the first machine", weeks);
  }
  if (isReviewed(plan)) {
    wait("delay", "Team waiting for the review", "the review", node("compliance.review_weeks"));
  }
}

/** USD of the team in a month of building: that of the plan, or the labour ÷ the months of building. */
export const teamCost = (
  sheet: Sheet,
  plan: Plan,
  labour: Expression,
  building: Expression,
): Expression =>
  statedTeam(sheet, plan) === undefined
    ? div(labour, max(building, quantity(0.25, "month")))
    : mul(addTeamHours(sheet, plan), addRate(sheet, plan));

/** USD of a team that waits. */
export const waitingCost = (sheet: Sheet, weeks: Expression, team: Expression): Expression =>
  mul(
    div(weeks, quantity(weeksPerMonth, "week / month")),
    team,
    sheet.assume("delay.waiting-share", "Part of the team's cost that goes on while it waits."),
  );
