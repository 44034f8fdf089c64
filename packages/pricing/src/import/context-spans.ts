import type { PriceLine } from "../price-line.ts";

/** A stretch of lengths of input: more than `above`, at most `upTo` (absent: any) tokens. */
export interface ContextSpan {
  /** -1 where the shortest belongs to it. */
  readonly above: number;
  readonly upTo?: number;
}

/** The stretches between all lengths at which some line begins or ends; one where none does. */
export function contextSpans(lines: readonly PriceLine[]): readonly ContextSpan[] {
  const bounds = lines.flatMap(({ when: { contextAbove, contextUpTo } }) => [
    ...(contextAbove !== undefined && contextAbove > 0 ? [contextAbove] : []),
    ...(contextUpTo === undefined ? [] : [contextUpTo]),
  ]);
  const sorted = [-1, ...[...new Set(bounds)].sort((a, b) => a - b)];
  return sorted.map((above, index) => {
    const upTo = sorted[index + 1];
    return { above, ...(upTo !== undefined && { upTo }) };
  });
}
