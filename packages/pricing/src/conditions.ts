import type { MeterUnit } from "./meter.ts";
import type { Conditions, DailyWindow, ServiceTier } from "./price-line.ts";

/** A dimension in which a line can be narrower than another; `variant:size` is one of its own. */
export type ConditionKey = "context" | "region" | "timeOfDay" | `variant:${string}`;

/** The dimensions, beside the service tier, in which conditions narrow a line. */
export function conditionKeys(when: Conditions): ReadonlySet<ConditionKey> {
  const keys = new Set<ConditionKey>();
  if (when.contextAbove !== undefined || when.contextUpTo !== undefined) keys.add("context");
  if (when.region !== undefined) keys.add("region");
  if (when.timeOfDay !== undefined) keys.add("timeOfDay");
  for (const key of Object.keys(when.variant ?? {})) keys.add(`variant:${key}`);
  return keys;
}

/** The service tier of a line: as stated, else standard for tokens and any for fees. */
export function tierOf(when: Conditions, unit: MeterUnit): ServiceTier | "any" {
  return when.serviceTier ?? (unit === "token" ? "standard" : "any");
}

/** Whether a minute of the day lies in a daily window, which may pass midnight. */
export function inWindow(window: DailyWindow, minute: number): boolean {
  const { fromMinute, toMinute } = window;
  return fromMinute <= toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}
