import { at, daysSince, type Instant, isOld } from "@outlay/pricing";

/** When a source last showed a figure, for people; `old` where that is past the limit. */
export interface SeenWords {
  readonly text: string;
  readonly old: boolean;
}

/**
 * When a source last showed a figure, seen from a day.
 *
 * @param checked `YYYY-MM-DD`
 * @example
 * seenWords("2026-10-30", at("2026-11-23")) // => { text: "Last shown by a source for 2026-10-30.", old: false }
 * seenWords("2026-08-01", at("2026-11-23")) // => { text: "Last shown by a source for 2026-08-01, 114 days before: compare it with the seller's page.", old: true }
 */
export function seenWords(checked: string, day: Instant): SeenWords {
  const words = `Last shown by a source for ${checked}`;
  const old = isOld(at(checked), day);
  return {
    text: old
      ? `${words}, ${daysSince(at(checked), day)} days before: compare it with the seller's page.`
      : `${words}.`,
    old,
  };
}
