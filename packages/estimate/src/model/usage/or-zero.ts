import type { Expression } from "../../graph/index.ts";
import type { Quantity, QuantityKey } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What the plan says, or nothing of it: a key whose absence means that the thing is not done. */
export function orZero(
  sheet: Sheet,
  plan: Quantity | undefined,
  id: QuantityKey,
  unit: string,
  doc: string,
): Expression {
  if (plan !== undefined) return sheet.believe({ id, doc, plan, key: id });
  if (sheet.graph.has(id)) return { op: "node", id };
  return sheet.graph.input({
    id,
    unit,
    doc,
    distribution: { kind: "point", value: 0 },
    origin: { kind: "plan", source: "not in the plan: not done" },
  });
}
