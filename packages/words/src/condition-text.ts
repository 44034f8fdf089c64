import type { ConditionResult } from "@outlay/estimate";
import { roughUsd } from "./money.ts";

/** A condition of a path with what it costs and how long it takes: `An agreement ($4.8K, 2 weeks).` */
export function conditionText({ text, usd, weeksTaken }: ConditionResult): string {
  const cost = [
    ...(usd === undefined || usd === 0 ? [] : [roughUsd(usd)]),
    ...(weeksTaken === undefined || Math.round(weeksTaken) === 0
      ? []
      : [`${weeksTaken.toFixed(0)} week${Math.round(weeksTaken) === 1 ? "" : "s"}`]),
  ];
  return cost.length === 0 ? text : `${text.replace(/\.$/, "")} (${cost.join(", ")}).`;
}
