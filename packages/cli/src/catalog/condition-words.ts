import type { Conditions, DailyWindow } from "@outlay/pricing";
import { grouped } from "@outlay/words";

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const windowWords = ({ fromMinute, toMinute, weekdaysOnly }: DailyWindow): string =>
  `${clock(fromMinute)}-${clock(toMinute)} UTC${weekdaysOnly ? " on weekdays" : ""}`;

/**
 * The conditions of a price for people; empty text where there is none.
 *
 * @example
 * conditionWords({ serviceTier: "batch", contextAbove: 200_000 }) // => "batch, above 200,000 tokens"
 */
export function conditionWords(when: Conditions): string {
  return [
    when.serviceTier,
    when.contextAbove === undefined ? undefined : `above ${grouped(when.contextAbove)} tokens`,
    when.contextUpTo === undefined ? undefined : `up to ${grouped(when.contextUpTo)} tokens`,
    when.region === undefined ? undefined : `region ${when.region}`,
    when.timeOfDay === undefined ? undefined : windowWords(when.timeOfDay),
    ...Object.entries(when.variant ?? {}).map(([key, value]) => `${key} ${value}`),
  ]
    .filter((words) => words !== undefined)
    .join(", ");
}
