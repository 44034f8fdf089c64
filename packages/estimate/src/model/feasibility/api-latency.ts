import { quantile } from "../../distribution/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { CallReach } from "./answer-reach.ts";

/** Share of the answers from which the slow end of what is published counts, and not the middle. */
const strict = 0.9;

/**
 * What a call of a model through an API reaches: the ends of `latency.first-token.hosted` and of
 * `latency.speed.hosted`. Nobody publishes the times of all models, so most targets ask for a proof.
 */
export function apiReach(defaults: Defaults, percentile: number): CallReach {
  const first = defaultRow(defaults, "latency.first-token.hosted");
  const speed = defaultRow(defaults, "latency.speed.hosted");
  const at = (row: typeof first, u: number) => quantile(row.distribution, u);
  const slow = percentile >= strict ? 1 : 0.5;
  return {
    firstToken: { best: at(first, 0), sure: at(first, slow) },
    perToken: { best: 1 / at(speed, 1), sure: 1 / at(speed, 1 - slow) },
    source: "A.latency.hosted 0.8-5 s, and our assumptions of the quickest and of the speed",
  };
}
