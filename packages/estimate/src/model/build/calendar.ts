import { add, div, type Expression, max, mul, quantity, sub } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addGpuLead } from "../self-hosted/gpu-lead.ts";
import { isApi, isTuned, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addRate } from "./labour.ts";
import { addOverrunFactor } from "./overrun.ts";
import { countsHours, statedTeam } from "./stated-team.ts";

/** Weeks in a month: 365.25 / 12 / 7. */
export const weeksPerMonth: number = 365.25 / 12 / 7;

/** Regimes of healthcare and finance, where someone outside the team has to agree before the launch. */
const reviewed: ReadonlySet<string> = new Set(["hipaa", "sr-26-2", "part-11", "government"]);

/** Whether the finished system waits for people outside the team: stated, or asked for by a regime. */
export const isReviewed = (plan: Plan): boolean =>
  plan.compliance?.review_weeks !== undefined ||
  (plan.compliance?.regimes ?? []).some((regime) => reviewed.has(regime));

/** Whether a launch may have to wait for something: a review, or machines, which all take some weeks. */
export const mayWait = (plan: Plan, path: PathId): boolean => isReviewed(plan) || !isApi(path);

/**
 * Adds the time from the first day to the launch. It comes after the lines of labour, which it looks at
 * where the plan states a team.
 *
 * - `<path>.build-months`: building alone
 * - `<path>.delay.weeks`: what the launch waits for: machines that come after the build is done, and the
 *   review; only where one of them is possible
 * - `<path>.months-to-launch`: proof of concept + building + the wait
 */
export function addCalendar(sheet: Sheet, plan: Plan, path: PathId): void {
  const perMonth = quantity(weeksPerMonth, "week / month");
  const building = sheet.step(
    `${path}.build-months`,
    "month",
    statedTeam(sheet, plan) === undefined
      ? "Time of building: the usual time of such a path, of a tuned one never less than of its untuned twin, and at least what a usual team takes for the hours of labour."
      : "Time of building: hours of labour, overrun included, ÷ what the team works in a month, and the time until it is complete.",
    addBuildingTime(sheet, plan, path),
  );
  const poc = div(sheet.assume("calendar.poc", "Proof of concept, before the build."), perMonth);
  const lead = isApi(path) ? [] : [addGpuLead(sheet, plan, path)];
  const waits = [
    ...lead.map((months) =>
      sheet.step(
        `${path}.delay.gpu-weeks`,
        "week",
        "What the launch waits for machines that come after the build is done.",
        gpuWeeks(months, building),
      ),
    ),
    ...(isReviewed(plan) ? [addReview(sheet, plan)] : []),
  ];
  const delay =
    waits.length === 0
      ? []
      : [
          div(
            sheet.step(
              `${path}.delay.weeks`,
              "week",
              "What the launch waits for after the build: machines that come later, and the review of compliance.",
              add(...waits),
            ),
            perMonth,
          ),
        ];
  sheet.step(
    `${path}.months-to-launch`,
    "month",
    "Time from the first day to the launch: proof of concept, building, and what it then waits for.",
    add(poc, building, ...delay),
  );
}

/** Weeks for which the launch waits for machines: by what their lead is longer than the build. */
export const gpuWeeks = (lead: Expression, building: Expression): Expression =>
  max(quantity(0, "week"), mul(sub(lead, building), quantity(weeksPerMonth, "week / month")));

/** Time that people outside the team take to agree, in weeks. */
const addReview = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "compliance.review_weeks",
    doc: "Review by people outside the team before the launch.",
    plan: plan.compliance?.review_weeks,
    key: "compliance.review_weeks",
    default: (plan.compliance?.regimes ?? []).includes("government")
      ? "calendar.review.government"
      : "calendar.review",
  });

/**
 * Months of building: as the plan has it, or with labour that is added to it.
 *
 * @param more labour before its overrun, USD; negative for less
 */
export function addBuildingTime(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  more?: Expression,
): Expression {
  const { staffing_ramp: ramp } = plan.people ?? {};
  const team = statedTeam(sheet, plan);
  const time =
    team === undefined
      ? usualTime(sheet, plan, path, more)
      : div(addHours(sheet, plan, path, more), addTeamHours(sheet, plan));
  if (team === undefined && ramp === undefined) return time;
  return add(
    time,
    sheet.believe({
      id: "people.staffing_ramp",
      doc: "Time until the team is complete.",
      plan: ramp,
      key: "people.staffing_ramp",
      default: "calendar.staffing-ramp",
    }),
  );
}

/** Where the plan has no team: the usual time, and at least what a usual team takes for the hours. */
function usualTime(sheet: Sheet, plan: Plan, path: PathId, more?: Expression): Expression {
  const usual = (of: PathId): Expression =>
    sheet.assume(sheet.rowOf(of, "calendar.build"), "Usual time of building.");
  const untuned = isTuned(path) ? [usual(isApi(path) ? "hosted" : "self-hosted")] : [];
  if (!countsHours(sheet, plan)) return atLeast(usual(path), untuned);
  const hours = sheet.shared(
    "people.usual-team-hours",
    "hour / month",
    "Hours that a usual team works in a month.",
    () =>
      mul(
        sheet.assume("calendar.team", "Full-time persons of a usual team."),
        quantity(1, "1 / person"),
        yearlyHours(sheet),
        quantity(1 / 12, "year / month"),
      ),
  );
  return atLeast(usual(path), [...untuned, div(addHours(sheet, plan, path, more), hours)]);
}

const atLeast = (time: Expression, others: readonly Expression[]): Expression =>
  others.length === 0 ? time : max(time, ...others);

const yearlyHours = (sheet: Sheet): Expression =>
  sheet.assume("labour.productive-hours", "Hours of a full-time person in a year.");

/** Hours of the team in a month. */
export const addTeamHours = (sheet: Sheet, plan: Plan): Expression =>
  sheet.shared("people.team-hours", "hour / month", "Hours that the team works in a month.", () =>
    mul(
      sheet.believe({
        id: "people.team",
        doc: "Full-time persons who build it.",
        plan: plan.people?.team,
        key: "people.team",
      }),
      quantity(1, "1 / person"),
      yearlyHours(sheet),
      quantity(1 / 12, "year / month"),
    ),
  );

/** USD of the labour of the build before the launch. */
export const teamLabour = (sheet: Sheet, path: PathId): Expression[] =>
  sheet.buildLines.filter((line) => line.path === path && line.overruns).map(({ total }) => total);

/** Hours of all labour of the build: project lead, QA, rework and overrun included. */
function addHours(sheet: Sheet, plan: Plan, path: PathId, more?: Expression): Expression {
  const rework = sheet.buildLines
    .filter((line) => line.path === path && line.id === "data-rework")
    .map(({ total }) => total);
  const added = more === undefined ? [] : [more];
  const labour = mul(add(...teamLabour(sheet, path), ...added), addOverrunFactor(sheet));
  return div(add(labour, ...rework), addRate(sheet, plan));
}
