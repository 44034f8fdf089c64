import type { Plan } from "./plan.ts";

/** Whether the plan has a value at a key such as `workload.tasks`; keys of lists have none. */
export function isStated(plan: Plan, key: string): boolean {
  let value: unknown = plan;
  for (const word of key.split(".")) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Readonly<Record<string, unknown>>)[word];
  }
  return value !== undefined;
}
