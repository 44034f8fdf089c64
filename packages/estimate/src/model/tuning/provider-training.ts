import { type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { HostedModel } from "../hosted/hosted-model.ts";
import { addTokenPrice } from "../hosted/token-price.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TrainingCost } from "./training-cost.ts";
import { trainingPrice } from "./training-price.ts";
import { addTokensPerRun, methodOf } from "./tuning-inputs.ts";

/**
 * A training run at the provider: examples × tokens × epochs × price of a token trained on, from the
 * price line of the base model. `whyNotTuned` comes before it: there is a price.
 */
export function addProviderTraining(sheet: Sheet, plan: Plan, model: HostedModel): TrainingCost {
  const { next } = model;
  return {
    perRun: addRun(sheet, plan, model, `${model.path}.training.run`),
    ...(next === undefined
      ? {}
      : { perRunOfNext: addRun(sheet, plan, next, `${model.path}.training.next-run`) }),
    words: "tokens × price of training",
  };
}

function addRun(sheet: Sheet, plan: Plan, model: HostedModel, id: string): Expression {
  const { base = model, context } = model;
  const found = trainingPrice(base, context.at, methodOf(plan));
  if (found === undefined) throw new Error(`nobody sells training of ${base.id}`);
  const price = addTokenPrice(
    sheet,
    `price.${base.provider}.${base.id}.training_tokens`,
    `One token trained on, ${base.name}.`,
    found,
  );
  return sheet.step(
    id,
    "USD / run",
    `One training run of ${base.name}: tokens of all epochs × price of training.`,
    mul(addTokensPerRun(sheet, plan), price, quantity(1, "1 / run")),
  );
}
