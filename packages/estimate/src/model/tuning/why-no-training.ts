import type { Serving } from "../self-hosted/find-candidates.ts";
import type { NoTraining } from "./choose-training-machine.ts";

/** Why no machine trains the model of a path, for people. */
export function whyNoTraining({ replica: { model } }: Serving, reason: NoTraining): string {
  const gigabytes = (bytes: number): string => `${Math.round(bytes / 1e9)} GB`;
  switch (reason.code) {
    case "no-machine":
      return `The catalog has no machine that is sold on demand, which training ${model.name} needs.`;
    case "context-too-short":
      return `A long example has ${reason.exampleTokens} tokens; ${model.name} takes ${reason.contextTokens}. State tuning.tokens_per_example.`;
    case "example-too-long":
      return `A long example takes ${gigabytes(reason.activationBytes)} while ${model.name} learns it; a GPU has ${gigabytes(reason.freeBytes)} for it. State tuning.tokens_per_example.`;
  }
}
