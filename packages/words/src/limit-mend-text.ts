import type { LimitMend } from "@outlay/estimate";
import { categoryWords } from "./category-words.ts";
import { roughUsd } from "./money.ts";
import { pathWords } from "./path-words.ts";

/**
 * Whether another model could keep what a path breaks, in a sentence.
 *
 * @example
 * const largest = { category: "review", usd: 2_500_000 } as const;
 * const mend = { path: "hosted", modelUsd: 12_000, totalUsd: 2_800_000, beyondModels: true, largest } as const;
 * limitMendText(mend) // => "No choice of model mends this: the model's own bill is $12K of hosted's $2.8M; human review is $2.5M."
 */
export function limitMendText({
  path,
  modelUsd,
  totalUsd,
  beyondModels,
  largest,
}: LimitMend): string {
  const bill = path.startsWith("hosted") ? "the model's own bill" : "what its machines cost";
  const rest =
    largest.category === "model-usage" || largest.category === "infrastructure"
      ? ""
      : `; ${categoryWords(largest.category)} is ${roughUsd(largest.usd)}`;
  const what = `${bill} is ${roughUsd(modelUsd)} of ${pathWords[path]}'s ${roughUsd(totalUsd)}${rest}.`;
  return beyondModels
    ? `No choice of model mends this: ${what}`
    : `Another model can save its bill at most: ${what}`;
}
