import { type Expression, quantity } from "../../graph/index.ts";
import type { Quantity, QuantityKey } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * What the plan says, or nothing of it: a key whose absence means that the thing is not done. Nothing is
 * then no input: nobody has stated it, and nobody has assumed it.
 */
export function orZero(
  sheet: Sheet,
  plan: Quantity | undefined,
  id: QuantityKey,
  unit: string,
  doc: string,
): Expression {
  if (plan !== undefined) return sheet.believe({ id, doc, plan, key: id });
  if (sheet.graph.has(id)) return { op: "node", id };
  return sheet.step(id, unit, `${doc} None: the plan does not have it.`, quantity(0, unit));
}
