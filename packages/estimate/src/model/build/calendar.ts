import { add, div, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Weeks in a month: 365.25 / 12 / 7. */
export const weeksPerMonth: number = 365.25 / 12 / 7;

/** Regimes of healthcare and finance, where someone outside the team has to agree before the launch. */
const reviewed: ReadonlySet<string> = new Set(["hipaa", "sr-26-2", "part-11"]);

/** Adds `<path>.months-to-launch`: building, and the review of the regimes that ask for one. */
export function addCalendar(sheet: Sheet, plan: Plan, path: PathId): void {
  const build = sheet.assume(
    sheet.rowOf(path, "calendar.build"),
    "Time from the first day to the launch.",
  );
  const review = (plan.compliance?.regimes ?? []).some((regime) => reviewed.has(regime))
    ? [
        div(
          sheet.assume("calendar.review", "Review by compliance before the launch."),
          quantity(weeksPerMonth, "week / month"),
        ),
      ]
    : [];
  sheet.step(
    `${path}.months-to-launch`,
    "month",
    "Time from the first day to the launch, with the review of compliance where a regime asks for it.",
    add(build, ...review),
  );
}
