import { div, type Expression, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { MachinePath } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Weeks in a month: 365.25 / 12 / 7. */
const weeksPerMonth = 365.25 / 12 / 7;

/**
 * Adds `<path>.gpu-lead`, weeks from the order to the first machine. Machines are ordered on the first
 * day, so the lead delays the launch only by what it is longer than the build.
 *
 * @returns the lead in months
 */
export function addGpuLead(sheet: Sheet, plan: Plan, path: MachinePath): Expression {
  const bought = (plan.hosting?.site ?? "cloud") !== "cloud";
  const weeks = sheet.believe({
    id: "hosting.gpu_lead",
    doc: `Weeks from the order to the first machine that is ${bought ? "bought" : "rented"}.`,
    plan: plan.hosting?.gpu_lead,
    key: "hosting.gpu_lead",
    default: bought ? "calendar.gpu-lead.owned" : "calendar.gpu-lead",
  });
  return sheet.shared(
    `${path}.gpu-lead`,
    "month",
    "Time from the order of the machines to the first one.",
    () => div(weeks, quantity(weeksPerMonth, "week / month")),
  );
}
