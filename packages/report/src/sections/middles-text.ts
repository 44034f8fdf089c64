import type { PathResult } from "@outlay/estimate";
import { pathWords, roughUsd } from "@outlay/words";

/** Beside sums at middle values: what the totals are in the middle of all futures, and why they differ. */
export function middlesText(paths: readonly PathResult[]): string {
  const one = paths.length === 1;
  const sums = paths.map(({ id, totalUsd }) =>
    one ? roughUsd(totalUsd.p50) : `${roughUsd(totalUsd.p50)} (${pathWords[id]})`,
  );
  const higher = paths.every(({ totalUsd }) => totalUsd.p50 >= totalUsd.centre);
  const why = higher ? ": most ranges reach further up than down" : "";
  return `In the middle of all simulated futures the ${one ? "sum is" : "sums are"} ${sums.join(", ")}${why}.`;
}
