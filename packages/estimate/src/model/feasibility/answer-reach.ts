import { quantile } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import type { Reach, Reaches } from "./latency-rules.ts";

/** What one call of a model reaches. */
export interface CallReach {
  /** Seconds to the first token, hidden ones included. */
  readonly firstToken: Reach;
  /** Seconds for each further token. */
  readonly perToken: Reach;
  readonly source: string;
}

/**
 * What a person waits for: an agent makes all calls of a turn but the last before it answers, a model that
 * reasons writes its hidden tokens before the first visible one, and a reranker comes before both.
 *
 *   first word = (calls − 1) × call + first token + hidden tokens × time of a token + reranker
 *   whole answer = calls × call + reranker,   call = first token + tokens × time of a token
 *
 * Whole calls. The best is with few calls and hidden tokens (their 5th percentiles), so that an assumption
 * alone rules nothing out.
 */
export function answerReach(reach: CallReach, typical: TypicalCall, reranker: Reach): Reaches {
  const at = (end: keyof Reach) => {
    const { [end]: first } = reach.firstToken;
    const { [end]: token } = reach.perToken;
    const visible = typical.outputTokens - typical.reasoningTokens;
    const hidden = end === "best" ? typical.fewReasoningTokens : typical.reasoningTokens;
    const calls = Math.max(1, Math.round(end === "best" ? typical.fewSteps : typical.steps));
    const call = first + (visible + hidden) * token;
    return {
      first: (calls - 1) * call + first + hidden * token + reranker[end],
      whole: calls * call + reranker[end],
    };
  };
  const [best, sure] = [at("best"), at("sure")];
  return {
    firstToken: { best: best.first, sure: sure.first },
    wholeAnswer: { best: best.whole, sure: sure.whole },
    source: reach.source,
  };
}

/** What a reranker adds to every answer; nothing where the plan has none. */
export function rerankerReach(plan: Plan, defaults: Defaults): Reach {
  if (plan.retrieval === undefined || plan.retrieval.reranker === false) {
    return { best: 0, sure: 0 };
  }
  const { distribution } = defaultRow(defaults, "latency.reranker");
  return { best: quantile(distribution, 0), sure: quantile(distribution, 1) };
}
