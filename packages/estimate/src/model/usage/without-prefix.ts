import { max, mul, quantity, sub } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "./tokens.ts";

/**
 * The usage where no part of a prompt is cached across tasks: what all tasks share is like the rest, also
 * when a later call of the same task finds it again.
 */
export function withoutPrefix(sheet: Sheet, usage: TaskUsage): TaskUsage {
  const { promptTokens, newTokens, historyHitShare } = usage;
  const none = sheet.shared(
    "usage.no-tokens",
    "token / call",
    "No tokens: nothing is cached across tasks.",
    () => quantity(0, "token / call"),
  );
  return {
    ...usage,
    prefixTokens: none,
    cachedTokens: none,
    newPrefixTokens: none,
    plainTokens: promptTokens,
    cachedHistory: sheet.shared(
      "usage.cached-history-tokens.without-prefix",
      "token / call",
      "Tokens that an earlier call of the same task has sent, where they are found in a cache and nothing is cached across tasks.",
      () => mul(max(sub(promptTokens, newTokens), quantity(0, "token / call")), historyHitShare),
    ),
  };
}
