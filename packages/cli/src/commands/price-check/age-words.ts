import type { Staleness } from "@outlay/pricing";
import { grouped } from "@outlay/words";
import { dayText } from "../../catalog/when.ts";

/** How long ago prices were last seen at a source, in a sentence. */
export function ageWords({ prices, spans, oldest }: Staleness): string {
  if (prices === 0 || oldest === undefined) return "No price in force says when it was last seen.";
  const words = spans.map(({ upToDays, prices: count }, place) => {
    const from = spans[place - 1]?.upToDays;
    return `${upToDays === undefined ? `over ${from}` : `up to ${upToDays}`} days: ${grouped(count)}`;
  });
  return `Last seen at a source, ${words.join(", ")}; the oldest ${oldest.provider}/${oldest.model}, ${dayText(oldest.checked)}.`;
}
