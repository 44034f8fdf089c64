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
