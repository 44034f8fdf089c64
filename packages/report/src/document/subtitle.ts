import { monthWords, spanWords } from "@outlay/words";
import type { ReportSource } from "./report-source.ts";

/** Under the title: what it is for, how long it is used, and from when. */
export function subtitleOf({ estimated: { estimate } }: ReportSource): string {
  const { plan, months, start } = estimate;
  const about = plan.description === undefined ? "" : `${plan.description.replace(/\.$/, "")}. `;
  return `${about}${spanWords(months)} of use from ${monthWords(start)}.`;
}
