import type { TrainingMethod } from "@outlay/capacity";
import { add, type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What is trained when the plan does not say. */
export const usualMethod: TrainingMethod = "lora";

/** The method of the plan, or the usual one. */
export const methodOf = (plan: Plan): TrainingMethod => plan.tuning?.method ?? usualMethod;

/** Examples that the model is tuned on ("example"). */
export const addExamples = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "tuning.examples",
    doc: "Examples that the model is tuned on.",
    plan: plan.tuning?.examples,
    key: "tuning.examples",
  });

/** Training runs paid for until one is kept, on a model that was not tuned before. */
export const addRuns = (sheet: Sheet, plan: Plan, path: PathId): Expression =>
  sheet.believe({
    id: sheet.rowOf(path, "tuning.runs"),
    doc: "Training runs paid for until one is kept.",
    plan: plan.tuning?.runs,
    key: "tuning.runs",
  });

/**
 * Tokens that the model sees in one training run: examples × tokens each × epochs ("token").
 * An example that the plan says nothing of is as long as the first call of a task and its answer.
 */
export function addTokensPerRun(sheet: Sheet, plan: Plan): Expression {
  return sheet.shared(
    "tuning.tokens-per-run",
    "token",
    "Tokens that the model sees in one training run: examples × tokens of an example × epochs.",
    () =>
      mul(
        addExamples(sheet, plan),
        addTokensPerExample(sheet, plan),
        sheet.believe({
          id: "tuning.epochs",
          doc: "Times that one training run goes through all examples.",
          plan: plan.tuning?.epochs,
          key: "tuning.epochs",
        }),
      ),
  );
}

function addTokensPerExample(sheet: Sheet, plan: Plan): Expression {
  const id = "tuning.tokens_per_example";
  const stated = plan.tuning?.tokens_per_example;
  if (stated !== undefined) {
    return sheet.believe({ id, doc: "Tokens of one example.", plan: stated, key: id });
  }
  const input = sheet.believe({
    id: "workload.input_tokens",
    doc: "Tokens sent with the first call.",
    plan: plan.workload.input_tokens,
    key: "workload.input_tokens",
  });
  const output = sheet.believe({
    id: "workload.output_tokens",
    doc: "Visible tokens of one answer.",
    plan: plan.workload.output_tokens,
    key: "workload.output_tokens",
  });
  return sheet.step(
    id,
    "token / example",
    "Tokens of one example: a first prompt and one answer of the workload.",
    mul(add(input, output), quantity(1, "call / example")),
  );
}
