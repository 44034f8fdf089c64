import { type Instant, instant, type Period, readInstant } from "@outlay/pricing";
import { exitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";

/**
 * The time of an option: a day means 12:00 UTC of it, nothing means now.
 *
 * @returns undefined after telling on stderr what is allowed
 */
export function timeOption(name: string, typed: string | undefined, io: Io): Instant | undefined {
  if (typed === undefined) return instant(io.now().getTime());
  const read = readInstant(typed, 12);
  if (read.ok) return read.value;
  io.fail(
    exitCode.usage,
    `--${name} "${typed}" is not a time: a day such as 2026-11-23, or 2026-11-23T08:00Z.`,
  );
  return undefined;
}

/** A point in time for people: its day, and its time of day where that is not midnight. */
export function dayText(time: Instant): string {
  const iso = new Date(time).toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : `${iso.slice(0, 16)}Z`;
}

/** Whole days from one point in time to another. */
export const daysBetween = (from: Instant, to: Instant): number =>
  Math.floor((to - from) / 86_400_000);

/** Whether a fact applies at a time, as known at another (absent: as known now). */
export function inForce(
  fact: { readonly effective: Period; readonly known: Period },
  at: Instant,
  knownAt: Instant | undefined,
): boolean {
  const { effective, known } = fact;
  if (at < effective.from || (effective.to !== undefined && at >= effective.to)) return false;
  if (knownAt === undefined) return known.to === undefined;
  return knownAt >= known.from && (known.to === undefined || knownAt < known.to);
}
