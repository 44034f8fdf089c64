import { add, div, type Expression, mul, node, quantity } from "../../graph/index.ts";
import type { Serving } from "../self-hosted/find-candidates.ts";
import { addMachinePrice, hoursPerMonth } from "../self-hosted/machine-price.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { weeksPerMonth } from "./calendar.ts";

/**
 * What is rented while the system is built, and until it may be launched: tools and staging tokens, or
 * tools and one machine, on demand however serving is bought. It comes after the calendar, whose months
 * of building and waiting it is paid over.
 *
 * Adds `<path>.environment-month`, USD for one month of it.
 */
export function addBuildEnvironment(sheet: Sheet, path: PathId, serving?: Serving): void {
  const own = !isApi(path);
  const tools = sheet.assume(
    sheet.rowOf(path, "infra.build-environment"),
    "Tools and staging while building.",
  );
  const machine =
    serving === undefined
      ? []
      : [
          mul(
            addMachinePrice(sheet, serving, "on-demand"),
            quantity(hoursPerMonth, "hour / month"),
            sheet.assume(
              "infra.build-machine-share",
              "Part of the time in which a machine is on while building.",
            ),
          ),
        ];
  const month = sheet.step(
    `${path}.environment-month`,
    "USD / month",
    "One month of the environment in which it is built.",
    add(tools, ...machine),
  );
  const weeks = `${path}.delay.weeks`;
  sheet.build({
    path,
    id: "build-environment",
    title: "Environment while building",
    doc: own
      ? "Tools, and one machine on demand for the part of the time in which it is on: USD a month × months of building and of the wait for the launch."
      : "Tools and staging: USD a month × months of building and of the wait for the launch.",
    category: "infrastructure",
    phase: "deployment",
    bought: true,
    amount: mul(
      month,
      monthsOfEnvironment(
        node(`${path}.build-months`),
        sheet.graph.has(weeks) ? node(weeks) : undefined,
      ),
    ),
    overruns: false,
    spending: "opex",
  });
}

/** Months over which the environment is paid: those of building, and weeks until the launch may follow. */
export const monthsOfEnvironment = (
  building: Expression,
  weeks: Expression | undefined,
): Expression =>
  weeks === undefined
    ? building
    : add(building, div(weeks, quantity(weeksPerMonth, "week / month")));
