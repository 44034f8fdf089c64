import type { NamedFacts } from "../../measured/measurement.ts";
import type { Adapters } from "../adapter-parameters.ts";
import type { TrainingMethod } from "../method.ts";
import type { TrainingMemorySetup } from "../training-memory.ts";
import { recomputeOf, trainingMethodOf } from "./training-of-row.ts";
import type { TrainingRow } from "./training-rows.ts";

/** One published peak of memory, and the setup that it is predicted from. */
export interface MeasuredMemory {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly source: string;
  readonly model: string;
  readonly method: TrainingMethod;
  readonly setup: TrainingMemorySetup;
  /** Gigabytes (10^9 bytes) on one GPU. */
  readonly peakGb: number;
}

/**
 * Tokens of the longest example of Alpaca, on which litgpt begins, so that memory that is too small shows
 * at once. Assumption: the rows do not say.
 */
const longestOfAlpaca = 1_300;

/** litgpt's adapters: queries and values of rank 8 in its tutorials, all matrices of rank 32 in its recipes. */
const litgptAdapters = (path: string): Adapters =>
  /config_hub/.test(path) ? { rank: 32, targets: "all" } : { rank: 8, targets: "query-value" };

/**
 * The peak of memory that a row tells, or undefined where it tells none or not what makes it: the optimizer
 * of litgpt's runs of all weights, the techniques that torchtune adds one by one.
 */
export function memoryOfRow(row: TrainingRow, facts: NamedFacts): MeasuredMemory | undefined {
  const { text, number } = row;
  const { peak_memory_gb_per_gpu: peakGb, params_b: billions, gpus = 1 } = number;
  const method = trainingMethodOf(text.method);
  if (peakGb === undefined || method === undefined) return undefined;
  if (method === "full" && !/^full finetune$/i.test(text.method)) return undefined;
  const model = facts.model(
    text.model,
    billions === undefined ? {} : { parameters: billions * 1e9 },
  );
  if (model === undefined) return undefined;
  const recipe = /config_hub/.test(text.source_path);
  const alpaca = /alpaca/i.test(text.scenario) && !recipe;
  const sequenceTokens = alpaca ? longestOfAlpaca : number.seq_len;
  if (sequenceTokens === undefined) return undefined;
  const microBatch =
    /micro ?batch (\d+)/i.exec(text.scenario)?.[1] ??
    (text.framework === "torchtune" ? number.global_batch_size : undefined);
  // Recipes of litgpt run on one of the GPUs of their machine.
  const used = recipe ? 1 : gpus;
  return {
    line: row.line,
    source: text.source_repo,
    model: text.model,
    method,
    peakGb,
    setup: {
      model,
      method,
      gpus: used,
      sequenceTokens,
      ...(microBatch === undefined ? {} : { microBatch: Number(microBatch) }),
      recompute: recomputeOf(text, used) ?? true,
      // torchtune's recipe of all weights on one GPU: paged Adam in 8 bits.
      optimizer: method === "full" ? "adam-8bit" : "adam",
      ...(text.framework === "torchtune"
        ? { chunkedLoss: true, adapters: { rank: 8, targets: "all" as const } }
        : {}),
      ...(text.framework === "litgpt" ? { adapters: litgptAdapters(text.source_path) } : {}),
    },
  };
}
