import { fail, type Outcome, ok } from "@outlay/document";
import {
  addMonths,
  type BillUsage,
  type ContractBill,
  type ContractBook,
  contractBill,
  type Days,
  type Instant,
  readInstant,
} from "@outlay/pricing";
import { dayText } from "../../catalog/when.ts";

/**
 * The days of `--period`: a month, or two days of which the last is not in it.
 *
 * @example
 * readPeriod("2026-11") // => ok({ from: "2026-11-01", to: "2026-12-01" })
 */
export function readPeriod(typed: string): Outcome<Days, string> {
  const refused = fail(
    `--period "${typed}" is neither a month such as 2026-11 nor days such as 2026-07-01..2026-10-01 (the last is not in it).`,
  );
  const month = /^\d{4}-(?:0[1-9]|1[0-2])$/.test(typed);
  const [from = "", to] = month ? [`${typed}-01`, addMonths(`${typed}-01`, 1)] : typed.split("..");
  if (to === undefined || !readInstant(from).ok || !readInstant(to).ok) return refused;
  return from.length === 10 && to.length === 10 && from < to ? ok({ from, to }) : refused;
}

/**
 * The bill of the days asked for; else of the calendar months in which there are requests, or of the
 * month of `at` where there are none.
 *
 * @param provider whose bill it is: the requests are of one seller
 */
export function settle(
  book: ContractBook,
  usage: BillUsage,
  asked: Days | undefined,
  { at: now, provider }: { readonly at: Instant; readonly provider: string },
): ContractBill {
  const today = dayText(now).slice(0, 10);
  const { first, last } = usage.days ?? { first: today, last: today };
  const begin = `${first.slice(0, 7)}-01`;
  const days = asked ?? { from: begin, to: addMonths(`${last.slice(0, 7)}-01`, 1) };
  return contractBill(book, usage, { ...days, asOf: today, provider });
}
