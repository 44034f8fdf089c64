import type { LineDraft } from "../flat/line-draft.ts";
import { isObject, type JsonObject } from "../json-reader.ts";
import { addOpenrouterPrice } from "./openrouter-price.ts";

/** Conditions of an override that are hours or days: listed, not read. */
const CLOCK = ["utc_start", "utc_end", "utc_days"];

interface LongOverride {
  readonly above: number;
  readonly prices: JsonObject;
}

/**
 * Adds the prices of `pricing.overrides` for long prompts. Of several that apply the later entry
 * counts, key by key; a key that an entry leaves out keeps the base price.
 *
 * @returns by key, up to how many tokens the base price still counts
 */
export function addOverrides(draft: LineDraft, overrides: unknown): ReadonlyMap<string, number> {
  const long: LongOverride[] = [];
  for (const row of Array.isArray(overrides) ? overrides.filter(isObject) : []) {
    const { min_prompt_tokens: from, ...prices } = row;
    if (typeof from !== "number" || !(from > 1) || CLOCK.some((key) => key in prices)) {
      draft.unmapped.push("an override by the hour or without a length");
    } else long.push({ above: from - 1, prices });
  }
  const ends = new Map<string, number>();
  for (const [place, { above, prices }] of long.entries()) {
    for (const [key, value] of Object.entries(prices)) {
      const later = long.slice(place + 1).filter((other) => key in other.prices);
      const end = Math.min(...later.map((other) => other.above));
      ends.set(key, Math.min(ends.get(key) ?? above, above));
      if (end <= above) continue;
      const when = { contextAbove: above, ...(end < Infinity && { contextUpTo: end }) };
      addOpenrouterPrice(draft, `overrides.${above + 1}.${key}`, key, value, when);
    }
  }
  return ends;
}
