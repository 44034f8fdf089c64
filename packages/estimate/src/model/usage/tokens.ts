import {
  add,
  div,
  type Expression,
  max,
  min,
  mul,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { correlateTokens } from "./correlate-tokens.ts";
import { addImageTokens } from "./image-tokens.ts";
import { addInputText } from "./input-text.ts";
import { orZero } from "./or-zero.ts";
import { addOverhead } from "./overhead.ts";
import { addPrefixHitShare, notePrefixUnused } from "./prefix-cache.ts";
import { addSteps } from "./steps-row.ts";
import { addTurns } from "./turns.ts";

/** What one task uses, the same on every path. */
export interface TaskUsage {
  /** Model calls of a task, without retries. */
  readonly callsPerTask: Expression;
  /** Mean prompt of a call, history included. */
  readonly promptTokens: Expression;
  /** The part of a prompt that is the same in all tasks. */
  readonly prefixTokens: Expression;
  /** Share of calls that find it in a cache; absent where there is none. */
  readonly prefixHitShare?: Expression;
  /** Images, as a part of each prompt; absent where the plan has none. */
  readonly imageTokens?: Expression;
  /** The repeated part, where it is found in a cache. */
  readonly cachedTokens: Expression;
  /** The repeated part, where it is not found. */
  readonly newPrefixTokens: Expression;
  /** All of a prompt but the repeated part. */
  readonly plainTokens: Expression;
  /** What an earlier call of the task has sent, where it is found in a cache; within `plainTokens`. */
  readonly cachedHistory: Expression;
  /** Part of a prompt that no earlier call of the task has sent. */
  readonly newTokens: Expression;
  /** Share of what a task has sent before that is found in a cache. */
  readonly historyHitShare: Expression;
  /** Visible tokens of a call. */
  readonly outputTokens: Expression;
  /** Hidden tokens of a call. */
  readonly reasoningTokens: Expression;
  /** Calls paid for each call that counts: retries, and use outside production. */
  readonly overhead: Expression;
  /** Share of calls that may wait. */
  readonly batchShare: Expression;
}

/**
 * Tokens of a task.
 *
 * With T turns of S calls, a first prompt P (its images counted as the tokens they become), and answers of
 * O tokens, a turn adds D = Q + O + (S − 1) (O + R) tokens, where Q is what a person writes in a further
 * turn and R what a tool gives back in a step. All that was said is sent again, the results of tools in earlier turns
 * included, so the prompts of a task add up to
 *
 *   T × S × P  +  S × D × T (T − 1) / 2  +  T × (O + R) × S (S − 1) / 2
 *
 * Six steps that add 1K each to 2K are 27K input tokens.
 *
 * T is the mean over conversations of equal length; the tail of long ones costs more.
 */
export function addTaskUsage(sheet: Sheet, plan: Plan): TaskUsage {
  const { workload } = plan;
  const steps = addSteps(sheet, plan);
  const turns = addTurns(sheet, plan);
  const text = addInputText(sheet, plan);
  const images = addImageTokens(sheet, plan);
  const input =
    images === undefined
      ? text
      : sheet.step(
          "usage.first-prompt-tokens",
          "token / call",
          "First prompt: its text and its images.",
          add(text, images),
        );
  const output = sheet.believe({
    id: "workload.output_tokens",
    doc: "Visible tokens of one answer.",
    plan: workload.output_tokens,
    key: "workload.output_tokens",
  });
  const question = sheet.believe({
    id: "workload.question_tokens",
    doc: "Tokens that a person writes in a further turn.",
    plan: workload.question_tokens,
    default: "usage.question-tokens",
  });
  const result = sheet.believe({
    id: "workload.tool_result_tokens",
    doc: "Tokens that a tool gives back in one step.",
    plan: workload.tool_result_tokens,
    default: "usage.tool-result-tokens",
  });
  // Bare numbers, so that T (T − 1) / 2 has no unit of its own.
  const t = mul(turns, quantity(1, "task / turn"));
  const s = mul(steps, quantity(1, "task / call"));
  const callsPerTask = sheet.step(
    "usage.calls-per-task",
    "call / task",
    "Model calls of one task: turns × calls in a turn, without retries.",
    mul(steps, t),
  );
  const promptTokens = sheet.step(
    "usage.prompt-tokens",
    "token / call",
    "Mean prompt of a call: the first prompt, and what was said before, sent again.",
    add(
      input,
      mul(add(question, output, mul(add(output, result), sub(s, 1))), div(sub(t, 1), 2)),
      mul(add(output, result), div(sub(s, 1), 2)),
    ),
  );
  const calls = mul(s, t);
  const newTokens = sheet.step(
    "usage.new-tokens",
    "token / call",
    "Part of a prompt that no earlier call of the task has sent: the first prompt once, then what each call adds.",
    div(
      add(
        input,
        mul(add(question, output), sub(t, 1)),
        mul(add(output, result), mul(t, sub(s, 1))),
      ),
      calls,
    ),
  );
  sheet.step(
    "usage.input-tokens-per-task",
    "token / task",
    "Input tokens of one task, history sent again included.",
    mul(promptTokens, callsPerTask),
  );
  const reasoningTokens = sheet.step(
    "usage.reasoning-tokens",
    "token / call",
    "Hidden tokens before an answer: a multiple of the visible ones.",
    mul(
      output,
      sheet.believe({
        id: "workload.reasoning_multiple",
        doc: "Hidden reasoning tokens for each visible token.",
        plan: workload.reasoning_multiple,
        default: "usage.reasoning-multiple",
      }),
    ),
  );
  correlateTokens(sheet, plan);
  return {
    callsPerTask,
    promptTokens,
    ...addCached(sheet, plan, { input, promptTokens, newTokens, calls }),
    outputTokens: output,
    reasoningTokens,
    overhead: addOverhead(sheet, plan),
    batchShare: orZero(
      sheet,
      plan.workload.batch_share,
      "workload.batch_share",
      "share",
      "Share of calls that may wait for hours.",
    ),
    ...(images === undefined ? {} : { imageTokens: images }),
  };
}

interface Prompt {
  readonly input: Expression;
  readonly promptTokens: Expression;
  readonly newTokens: Expression;
  /** Calls of a task, a bare number. */
  readonly calls: Term;
}

/** What of a prompt is found in a cache: the part that all tasks share, and what the task has sent. */
function addCached(
  sheet: Sheet,
  plan: Plan,
  { input, promptTokens, newTokens, calls }: Prompt,
): Pick<
  TaskUsage,
  | "prefixTokens"
  | "prefixHitShare"
  | "cachedTokens"
  | "newPrefixTokens"
  | "plainTokens"
  | "cachedHistory"
  | "newTokens"
  | "historyHitShare"
> {
  const { cached_prefix_tokens: stated } = plan.workload;
  const prefix = sheet.step(
    "usage.prefix-tokens",
    "token / call",
    "Repeated part of a prompt; never more than the first prompt.",
    min(
      orZero(
        sheet,
        stated,
        "workload.cached_prefix_tokens",
        "token / call",
        "The part of the prompt that is the same in every call.",
      ),
      input,
    ),
  );
  if (stated === undefined) notePrefixUnused(sheet, plan);
  const hit = stated === undefined ? undefined : addPrefixHitShare(sheet, plan);
  const cachedTokens = sheet.step(
    "usage.cached-tokens",
    "token / call",
    "Tokens of a prompt that are found in a cache.",
    hit === undefined ? mul(prefix, 0) : mul(prefix, hit),
  );
  const newPrefixTokens = sheet.step(
    "usage.new-prefix-tokens",
    "token / call",
    "Tokens of the repeated part that are not found, and written to the cache.",
    sub(prefix, cachedTokens),
  );
  const plainTokens = sheet.step(
    "usage.plain-tokens",
    "token / call",
    "Tokens of a prompt that are not part of the repeated part.",
    max(sub(promptTokens, prefix), quantity(0, "token / call")),
  );
  const historyHitShare = sheet.believe({
    id: "workload.history_hit_share",
    doc: "Share of what was sent before in a task that is found in a cache.",
    plan: plan.workload.history_hit_share,
    default: "usage.history-hit-share",
  });
  const cachedHistory = sheet.step(
    "usage.cached-history-tokens",
    "token / call",
    "Tokens that an earlier call of the same task has sent, without the repeated part, where they are found in a cache.",
    mul(
      max(
        sub(promptTokens, add(newTokens, mul(prefix, sub(1, div(1, calls))))),
        quantity(0, "token / call"),
      ),
      historyHitShare,
    ),
  );
  return {
    prefixTokens: prefix,
    ...(hit === undefined ? {} : { prefixHitShare: hit }),
    cachedTokens,
    newPrefixTokens,
    plainTokens,
    cachedHistory,
    newTokens,
    historyHitShare,
  };
}
