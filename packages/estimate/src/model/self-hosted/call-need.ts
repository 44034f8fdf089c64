import { leastPacedTokens, type LatencyTarget as ReplicaTarget } from "@outlay/capacity";
import { median } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { rerankerReach } from "../feasibility/answer-reach.ts";
import { latencyTarget, usualPercentile } from "../feasibility/latency-target.ts";
import { defaultRow } from "../sheet/input.ts";
import type { TypicalCall } from "../usage/typical-call.ts";

/** What a plan asks of one call, whichever replica serves it. */
export interface CallNeed {
  /** Longest pause between two tokens of an answer, s. */
  readonly tpotS: number;
  /** Longest time to the first token, s; absent where the plan asks for none. */
  readonly ttftS?: number;
  /** Where it asks for none: longest wait for other calls before reading begins, s. */
  readonly waitS: number;
  /** Share of the calls that must be as quick, in percent. */
  readonly percentile: number;
}

/** Part of the time to the first word, or to the end, that writing gets where it must share it with reading. */
const writingShare = 0.8;

/**
 * The times of an answer, which a plan states, as times of one call. With n calls a turn that write L tokens
 * each, h hidden ones before the first visible, and r seconds of a reranker:
 *
 *   first word  = ((n − 1) × L + h) × pause + n × first token + r
 *   whole answer = n × L × pause + n × first token + r
 *
 * The pause is the one asked for, or less where four fifths of the time would not do for writing; what is left
 * is for the first tokens. An answer of fewer than 64 tokens may take as long as one of 64 at the pace.
 *
 * @param pauseS longest pause that the plan asks for or that is assumed, s
 * @param longer so many times the times of an answer that the plan states
 */
export function callNeed(
  plan: Plan,
  call: TypicalCall,
  defaults: Defaults,
  pauseS: number,
  longer = 1,
): CallNeed {
  const target = latencyTarget(plan);
  const percentile = Number(((target?.percentile ?? usualPercentile) * 100).toPrecision(6));
  const waitS = median(defaultRow(defaults, "capacity.first-token-wait").distribution);
  const calls = Math.max(1, Math.round(call.steps));
  const reranker = rerankerReach(plan, defaults).sure;
  const times = [
    {
      seconds: target?.firstToken,
      tokens: (calls - 1) * call.outputTokens + call.reasoningTokens,
    },
    { seconds: target?.wholeAnswer, tokens: calls * call.outputTokens },
  ].flatMap(({ seconds, tokens }) =>
    seconds === undefined ? [] : [{ seconds: Math.max(0, longer * seconds - reranker), tokens }],
  );
  const written = Math.max(1, call.outputTokens);
  const tpotS = times.reduce(
    (least, { seconds, tokens }) =>
      tokens > 0 ? Math.min(least, (writingShare * seconds) / tokens) : least,
    pauseS * Math.max(1, leastPacedTokens / written),
  );
  const ttftS = times.reduce(
    (least, { seconds, tokens }) => Math.min(least, (seconds - tokens * tpotS) / calls),
    Number.POSITIVE_INFINITY,
  );
  return { tpotS, ...(times.length === 0 ? {} : { ttftS }), waitS, percentile };
}

/**
 * The need as the queue of a replica takes it. Where the plan asks for no time to the first token, nobody
 * waits long for others: reading of a long prompt (three times the mean, which 1 in 25 exceeds), and the wait.
 *
 * @param prefillS seconds to read a mean prompt alone
 */
export const replicaTarget = (need: CallNeed, prefillS: number): ReplicaTarget => ({
  tpotS: need.tpotS,
  ttftS: need.ttftS ?? 3 * prefillS + need.waitS,
  percentile: need.percentile,
});
