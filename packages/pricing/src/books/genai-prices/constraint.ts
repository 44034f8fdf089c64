import { fail, type Outcome, ok } from "@outlay/document";
import { type Instant, readInstant } from "../../instant.ts";

/** When a price applies, as the book writes it. */
export type ConstraintRow =
  | { readonly start_date: string }
  | { readonly start_time: string; readonly end_time: string };

/** A condition ready to be asked, and its words. */
export type Constraint = {
  readonly active: (at: Instant) => boolean;
  readonly words: string;
};

const DAY_MS = 86_400_000;

/**
 * Reads a condition. A date begins at midnight UTC; a time of day includes its start, excludes its
 * end, and may run past midnight.
 *
 * @example
 * const evening = readConstraint({ start_time: "22:00:00Z", end_time: "06:00:00Z" });
 * evening.ok && evening.value.active(at("2026-01-01T23:00Z")) // => true
 * evening.ok && evening.value.active(at("2026-01-01T06:00Z")) // => false
 */
export function readConstraint(row: ConstraintRow): Outcome<Constraint, "bad_constraint"> {
  if ("start_date" in row) {
    const from = readInstant(row.start_date);
    if (!from.ok) return fail("bad_constraint");
    return ok({ active: (at) => at >= from.value, words: `from ${row.start_date}` });
  }
  const start = timeOfDay(row.start_time);
  const end = timeOfDay(row.end_time);
  if (start === undefined || end === undefined) return fail("bad_constraint");
  const within = (time: number): boolean =>
    end < start ? time >= start || time < end : time >= start && time < end;
  return ok({
    active: (at) => within(sinceMidnight(at)),
    words: `between ${row.start_time} and ${row.end_time}`,
  });
}

const sinceMidnight = (ms: number): number => ((ms % DAY_MS) + DAY_MS) % DAY_MS;

const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?(?:Z|([+-])(\d{2}):(\d{2}))?$/;

/** Milliseconds since midnight UTC of `16:30:00Z` or `18:30:00+02:00`; without a zone it is UTC. */
function timeOfDay(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const [
    ,
    hour = "",
    minute = "",
    second = "",
    milli = "",
    sign,
    zoneHour = "0",
    zoneMinute = "0",
  ] = parts;
  if (+hour > 23 || +minute > 59 || +second > 59 || +zoneHour > 23 || +zoneMinute > 59)
    return undefined;
  const local = ((+hour * 60 + +minute) * 60 + +second) * 1000 + +milli.padEnd(3, "0");
  const offset = (+zoneHour * 60 + +zoneMinute) * 60_000 * (sign === "-" ? -1 : 1);
  return sinceMidnight(local - offset);
}
