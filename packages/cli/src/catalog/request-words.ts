import type { Cost, Meter } from "@outlay/pricing";
import { exactUsd, grouped } from "@outlay/words";
import type { RequestThen } from "./request-then.ts";

/**
 * What a request cost, as one sentence: as known on a day beside as known now where the two differ.
 *
 * @param day of the request, `2026-11-23`
 * @param known day of `--known`
 */
export function requestWords(request: RequestThen, day: string, known: string | undefined): string {
  const { now, billed, example } = request;
  const parts = Object.entries(request.meters).map(
    ([meter, count]) => `${grouped(count)} ${meter as Meter}`,
  );
  const facts = Object.entries(request.variant ?? {}).map((pair) => pair.join(" "));
  const what = `${example ? "An example request" : "A request"} of ${parts.join(" + ")}${facts.length === 0 ? "" : ` (${facts.join(", ")})`} on ${day}`;
  if (billed === undefined || known === undefined) return `${what}: ${costWords(now)}.`;
  if (billed.status === now.status && billed.totalPico === now.totalPico) {
    return `${what}: ${costWords(now)}, as known on ${known} and as known now.`;
  }
  const gap = now.totalPico - billed.totalPico;
  const both = billed.status === "priced" && now.status === "priced";
  const more = both ? `, ${exactUsd(gap < 0n ? -gap : gap)} ${gap < 0n ? "less" : "more"}` : "";
  const words =
    billed.status === "unpriced"
      ? `not known on ${known}`
      : `${costWords(billed)} as known on ${known}`;
  return `${what}: ${words}, ${costWords(now)} as known now${more}.`;
}

function costWords({ status, totalPico, list }: Cost): string {
  if (status === "unpriced") return "not known";
  const least = status === "partial" ? "at least " : "";
  const at = list === undefined ? "" : ` (${exactUsd(list.totalPico)} at list price)`;
  return `${least}${exactUsd(totalPico)}${at}`;
}
