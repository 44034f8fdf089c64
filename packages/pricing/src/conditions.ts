import { type Instant, minuteOfDayUtc } from "./instant.ts";
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

/** Whether a point in time lies in a daily window, on a day on which the window holds. */
export function inWindowAt(window: DailyWindow, time: Instant): boolean {
  return inWindow(window, minuteOfDayUtc(time)) && !(window.weekdaysOnly && isWeekendUtc(time));
}

/** The day of the week by the UTC date: 0 is Sunday. Day 0 of the count, 1 January 1970, was a Thursday. */
export const weekdayUtc = (time: Instant): number =>
  (((Math.floor(time / 86_400_000) + 4) % 7) + 7) % 7;

const isWeekendUtc = (time: Instant): boolean => weekdayUtc(time) % 6 === 0;

/** The kind of a factor: two of one kind would count the same condition twice. */
export function factorKind(when: Conditions): string {
  return [when.serviceTier ?? "", ...conditionKeys(when)].sort().join();
}
