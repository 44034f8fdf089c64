import { median, quantile } from "../../distribution/index.ts";
import type { Plan, Quantity } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import { defaultRow } from "../sheet/input.ts";
import { imageTokensRow } from "./image-tokens.ts";
import { stepsRow } from "./steps-row.ts";

/** Tokens of one call, as plain numbers, for choices that are made once: a price tier, a machine. */
export interface TypicalCall {
  /** Mean prompt at the medians of all inputs, history included. */
  readonly promptTokens: number;
  /** The same with every input at its 95th percentile. */
  readonly longPromptTokens: number;
  /** Tokens written, reasoning included, at the medians. */
  readonly outputTokens: number;
  /** The same at the 95th percentiles. */
  readonly longOutputTokens: number;
  /** Calls of one task at the medians. */
  readonly calls: number;
  /** Calls of one turn, those that a person waits for: at the medians, and at the 5th percentiles. */
  readonly steps: number;
  readonly fewSteps: number;
  /** Hidden tokens of one call: at the medians, and at the 5th percentiles. */
  readonly reasoningTokens: number;
  readonly fewReasoningTokens: number;
}

/** The formula of `tokens.ts` at two points; a test holds the two together. */
export function typicalCall(plan: Plan, defaults: Defaults): TypicalCall {
  const { workload: w } = plan;
  const at = (u: number) => {
    const of = (given: Quantity | undefined, id = ""): number => {
      const distribution = given?.distribution ?? defaultRow(defaults, id).distribution;
      return u === 0.5 ? median(distribution) : quantile(distribution, u);
    };
    const steps = Math.max(1, of(w.steps_per_task, stepsRow(plan)));
    const turns = Math.max(1, of(w.turns_per_conversation, "usage.turns-per-conversation"));
    const output = of(w.output_tokens);
    const step = of(w.tool_result_tokens, "usage.tool-result-tokens") + output;
    const turn = of(w.question_tokens, "usage.question-tokens") + output + step * (steps - 1);
    const images = w.images_in === undefined ? 0 : of(w.images_in) * of(undefined, imageTokensRow);
    const first = of(w.input_tokens) + images;
    const prompt = first + (turn * (turns - 1)) / 2 + (step * (steps - 1)) / 2;
    const written = output * (1 + of(w.reasoning_multiple, "usage.reasoning-multiple"));
    return { prompt, written, calls: steps * turns, steps, hidden: written - output };
  };
  const middle = at(0.5);
  const long = at(0.95);
  const few = at(0.05);
  return {
    promptTokens: middle.prompt,
    longPromptTokens: long.prompt,
    outputTokens: middle.written,
    longOutputTokens: long.written,
    calls: middle.calls,
    steps: middle.steps,
    fewSteps: few.steps,
    reasoningTokens: middle.hidden,
    fewReasoningTokens: few.hidden,
  };
}
