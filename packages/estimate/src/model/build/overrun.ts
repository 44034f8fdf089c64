import { type Expression, mul, sub } from "../../graph/index.ts";
import { totalOf } from "../finance/total-of.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What the labour of the build takes against its estimate. */
export const addOverrunFactor = (sheet: Sheet): Expression =>
  sheet.assume(
    "overrun.labour",
    "What the labour of the build takes against its estimate; one factor for the project.",
  );

/**
 * Overrun: one factor for the whole project on the labour of its build. It is a line of its own, so
 * that totals with it and without it stand side by side; below 1 it is a saving. Of it is owned, and
 * used up, what of the labour is.
 *
 * It is not applied to data rework, which is an event of its own, nor to the proof of concept and to a
 * partner, whose time is fixed: the same risk would be counted twice.
 */
export function addOverrun(sheet: Sheet, path: PathId): void {
  const more = sub(addOverrunFactor(sheet), 1);
  const on = (spending: "capex" | "opex"): Expression =>
    mul(
      totalOf(
        sheet.buildLines
          .filter((line) => line.path === path && line.overruns && line.spending === spending)
          .map(({ total }) => total),
      ),
      more,
    );
  sheet.build({
    path,
    id: "overrun",
    title: "Overrun",
    doc: "Labour of the build × (overrun factor − 1).",
    category: "overrun",
    phase: "deployment",
    amount: { owned: on("capex"), usedUp: on("opex") },
    overruns: false,
    spending: "capex",
  });
}
