import { fail, type Outcome, ok } from "@outlay/document";

declare const unit: unique symbol;

/** A point in time: milliseconds since 1970-01-01T00:00Z. Always given by the caller. */
export type Instant = number & { readonly [unit]: "Instant" };

/** Names a number of milliseconds since 1970 as a point in time. */
export const instant = (ms: number): Instant => ms as Instant;

/** Why a text is not a point in time. */
export interface InstantError {
  readonly code: "not_a_time";
  readonly text: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a date or a time with its offset. A bare date means `hour` o'clock UTC of that day: 0 for
 * the start of a price, 12 for "priced on that day", so that no time zone moves it to another day.
 *
 * @example
 * readInstant("2026-07-29", 12) // => { ok: true, value: Date.UTC(2026, 6, 29, 12) }
 * readInstant("29 July") // => { ok: false, error: { code: "not_a_time", text: "29 July" } }
 */
export function readInstant(text: string, hour = 0): Outcome<Instant, InstantError> {
  const bare = DATE.test(text);
  if (!bare && !TIME.test(text)) return fail({ code: "not_a_time", text });
  const full = bare ? `${text}T${String(hour).padStart(2, "0")}:00:00Z` : text.replace(" ", "T");
  const ms = Date.parse(full);
  if (Number.isNaN(ms)) return fail({ code: "not_a_time", text });
  // Date.parse turns 31 February into March; a price must not start on a day that does not exist.
  const [year, month, day] = text.slice(0, 10).split("-").map(Number) as [number, number, number];
  const check = new Date(Date.UTC(year, month - 1, day));
  if (check.getUTCDate() !== day || check.getUTCMonth() !== month - 1) {
    return fail({ code: "not_a_time", text });
  }
  return ok(ms as Instant);
}

/** The point in time of a text written by a programmer; throws on anything else. */
export function at(text: string, hour = 0): Instant {
  const read = readInstant(text, hour);
  if (!read.ok) throw new SyntaxError(`not a date or a time with its offset: ${text}`);
  return read.value;
}

/** Minute of the day in UTC, 0 to 1439. */
export function minuteOfDayUtc(time: Instant): number {
  const minutes = Math.floor(time / 60_000) % 1440;
  return minutes < 0 ? minutes + 1440 : minutes;
}

/** The day of a point in time by UTC, `2026-11-23`. */
export const dayOf = (time: Instant): string => new Date(time).toISOString().slice(0, 10);
