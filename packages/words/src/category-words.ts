import type { Category, Phase } from "@outlay/estimate";

/**
 * A category as a reader looks for it.
 *
 * @example
 * categoryWords("review") // => "human review"
 */
export const categoryWords = (category: Category): string =>
  category === "review"
    ? "human review"
    : category === "fallback"
      ? "people who take over"
      : category.replaceAll("-", " ");

/** When in the life of the system, for people. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  "model-selection": "choice of the model",
  "data-preparation": "data preparation",
  training: "training and tuning",
  deployment: "building, hosting and use",
  maintenance: "maintenance phase",
};
