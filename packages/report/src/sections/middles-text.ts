import type { PathResult } from "@outlay/estimate";
import { pathWords, roughUsd } from "@outlay/words";

/** Beside sums at middle values: what the totals are in the middle of all futures, and why they differ. */
export const middlesText = (paths: readonly PathResult[]): string =>
  `In the middle of all simulated futures the ${paths.length === 1 ? "sum is" : "sums are"} ${paths
    .map(({ id, totalUsd }) =>
      paths.length === 1 ? roughUsd(totalUsd.p50) : `${roughUsd(totalUsd.p50)} (${pathWords[id]})`,
    )
    .join(", ")}: most ranges reach further up than down.`;
