import { mul, quantity, series } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBasis } from "../volume/volume.ts";

/** Why a plan's exit is charged on no path. */
const unused =
  "finance.exit_cost is not charged: no path of the plan has a closed model, and the weights of an open one can be taken along.";

/**
 * Exit: what it costs to leave a model that cannot be taken along, in the last month of the horizon.
 * Only where the plan states it, and only for closed models: an open one's weights stay, on machines of
 * one's own and at a host alike (lock-in "high" for closed and "none" for open models, B.sourcing.*).
 *
 * @param closed whether the weights of the path's model cannot be had
 */
export function addExit(
  { sheet, plan, years, months }: ModelContext,
  path: PathId,
  closed: boolean,
): void {
  const stated = plan.finance?.exit_cost;
  if (stated === undefined || !closed) return;
  const cost = sheet.believe({
    id: "finance.exit_cost",
    doc: "What it costs to leave a model that cannot be taken along.",
    plan: stated,
  });
  if (!sheet.graph.has("basis.month-last")) {
    const last = Array.from({ length: months }, (_, at) => (at === months - 1 ? 1 : 0));
    const doc = "The last month of the horizon.";
    addBasis(sheet, years, "basis.month-last", "factor", doc, series(last, "factor"));
  }
  sheet.run({
    path,
    id: "exit",
    title: "Leaving the seller",
    doc: "What it costs to leave a model that cannot be taken along, in the last month.",
    category: "operations",
    phase: "maintenance",
    parts: [
      {
        id: "once",
        doc: "Leaving the seller, once.",
        basis: "month-last",
        rate: mul(cost, quantity(1, "1 / month")),
      },
    ],
  });
}

/** Says of an exit that the plan states and no path is charged that it has no effect. */
export function noteUnusedExit(sheet: Sheet, plan: Plan): void {
  const charged = sheet.runLines.some(({ id }) => id === "exit");
  if (plan.finance?.exit_cost === undefined || charged) return;
  sheet.note({ code: "input-unused", text: unused });
}
