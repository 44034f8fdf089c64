import type { ConditionResult } from "@outlay/estimate";
import { conditionCost } from "./condition-words.ts";

/** A condition of a path with what it costs and how long it takes: `An agreement ($4.8K, 2 weeks).` */
export function conditionText(condition: ConditionResult): string {
  const { text } = condition;
  const cost = conditionCost(condition);
  return cost.length === 0 ? text : `${text.replace(/\.$/, "")} (${cost.join(", ")}).`;
}
