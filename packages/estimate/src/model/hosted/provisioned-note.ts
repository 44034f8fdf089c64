import type { ModelContext } from "../paths/model-context.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { busyMinute } from "./busy-minute.ts";
import type { HostedModel } from "./hosted-model.ts";

/**
 * Says what a fee for reserved throughput has to carry: the tokens of a minute in the busiest hour, to
 * hold against what the seller promises for the fee.
 */
export function provisionedNote(context: ModelContext, { path, name }: HostedModel): EstimateNote {
  const { inputTokens, outputTokens } = busyMinute(context);
  return {
    code: "provisioned",
    path,
    text: `The fee for reserved throughput (commercial.provisioned) stands for all tokens of ${name}; nothing is billed beyond it. It has to carry about ${roughly(inputTokens)} tokens in and ${roughly(outputTokens)} out a minute in the busiest hour, before growth and seasons: ask the seller whether it does.`,
  };
}

/** Two digits, for words. */
export const roughly = (count: number): string => `${Number(count.toPrecision(2))}`;
