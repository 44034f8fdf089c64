import { add, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate } from "./labour.ts";

type Integration = NonNullable<Plan["integrations"]>[number];

/** Hours for one system: by its kind, and by whether it is written to. */
const rowOf = ({ kind, access = "read" }: Integration): string => {
  switch (kind) {
    case "identity":
      return "integration.identity";
    case "crm":
    case "ticketing":
      return `integration.crm-or-ticketing.${access}`;
    default:
      return `integration.${kind}.${access}`;
  }
};

/** Integration: hours by system × rate; authentication and idempotency are in the hours. */
export function addIntegration(sheet: Sheet, plan: Plan, path: PathId): void {
  const systems = plan.integrations ?? [];
  if (systems.length === 0) return;
  const groups = Map.groupBy(systems, rowOf);
  const hours = [...groups].map(([row, group]) => {
    const each = sheet.assume(row, "Hours to connect one system of this kind.");
    return mul(each, quantity(group.length, "system"));
  });
  sheet.build({
    path,
    id: "integration",
    title: "Integration",
    doc: `${systems.map(({ name }) => name).join(", ")}: hours by kind and access × rate.`,
    category: "integration",
    phase: "deployment",
    amount: mul(add(...hours), addBuildRate(sheet, plan)),
    overruns: true,
    spending: "capex",
  });
}
