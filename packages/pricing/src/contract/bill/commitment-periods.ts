import type { Commitment } from "../contract.ts";

/** Days of UTC, `2026-07-01`: from the first to the one after the last. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The periods at whose ends a commitment is settled: months or years counted from its first day, or
 * its whole term. The last one may end after the commitment where that is no whole number of them.
 */
export function periodsOf({ from, to, per }: Pick<Commitment, "from" | "to" | "per">): Days[] {
  if (per === "term") return [{ from, to }];
  const months = per === "month" ? 1 : 12;
  const periods: Days[] = [];
  let begin = from;
  for (let count = 1; begin < to; count += 1) {
    const end = addMonths(from, count * months);
    periods.push({ from: begin, to: end });
    begin = end;
  }
  return periods;
}

/**
 * A day so many months later, the last of the month where it has no such day.
 *
 * @example
 * addMonths("2026-01-31", 1) // => "2026-02-28"
 */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const time = Date.UTC(year, month - 1 + months, Math.min(date, last));
  return new Date(time).toISOString().slice(0, 10);
}
