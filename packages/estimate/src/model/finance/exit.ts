import { mul, quantity, series } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import { addBasis } from "../volume/volume.ts";

const unused =
  "finance.exit_cost is not charged: the plan has no path through an API, and the weights of an open model can be taken along.";

/**
 * Exit: what it costs to leave a model that cannot be taken along, in the last month of the horizon.
 * Only where the plan states it, and only for paths through an API: an open model's weights stay
 * (lock-in "high" for closed and "none" for open models, B.sourcing.*).
 */
export function addExit({ sheet, plan, years, months }: ModelContext, path: PathId): void {
  const stated = plan.finance?.exit_cost;
  if (stated === undefined) return;
  if (!isApi(path)) {
    const anyApi = Object.keys(plan.paths).some((each) => isApi(each as PathId));
    const said = sheet.notes.some(({ text }) => text === unused);
    if (!anyApi && !said) sheet.note({ code: "input-unused", text: unused });
    return;
  }
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
