import type { Evaluation } from "./evaluation.ts";

/**
 * For each node the share of draws in which it is the least of all; nodes that tie share the draw.
 * The shares sum to 1. All must be targets without months.
 */
export function leastOf(
  evaluation: Evaluation,
  ids: readonly string[],
): ReadonlyMap<string, number> {
  const columns = ids.map((id) => evaluation.samples(id));
  const wins = new Float64Array(ids.length);
  for (let i = 0; i < evaluation.draws; i++) {
    let least = Number.POSITIVE_INFINITY;
    let ties = 0;
    for (let j = 0; j < columns.length; j++) {
      const x = (columns[j] as Float64Array)[i] as number;
      if (x < least) {
        least = x;
        ties = 1;
      } else if (x === least) ties++;
    }
    for (let j = 0; j < columns.length; j++) {
      if ((columns[j] as Float64Array)[i] === least) wins[j] = (wins[j] as number) + 1 / ties;
    }
  }
  return new Map(ids.map((id, j) => [id, (wins[j] as number) / evaluation.draws]));
}
