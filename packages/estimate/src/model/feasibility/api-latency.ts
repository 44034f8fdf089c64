import { quantile } from "../../distribution/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import type { Reaches } from "./latency-rules.ts";

/** Share of the answers from which the slow end of what is published counts, and not the middle. */
const strict = 0.9;

/**
 * What a model through an API reaches: the ends of `latency.first-token.hosted`, and with the tokens of a
 * typical answer those of `latency.speed.hosted`. Nobody publishes the times of all models, so most
 * targets ask for a proof.
 */
export function apiReaches(defaults: Defaults, call: TypicalCall, percentile: number): Reaches {
  const first = defaultRow(defaults, "latency.first-token.hosted");
  const speed = defaultRow(defaults, "latency.speed.hosted");
  const at = (row: typeof first, u: number) => quantile(row.distribution, u);
  const slow = percentile >= strict ? 1 : 0.5;
  const [best, sure] = [at(first, 0), at(first, slow)];
  return {
    firstToken: { best, sure },
    wholeAnswer: {
      best: best + call.outputTokens / at(speed, 1),
      sure: sure + call.outputTokens / at(speed, 1 - slow),
    },
    source: "A.latency.hosted 0.8-5 s, and our assumptions of the quickest and of the speed",
  };
}
