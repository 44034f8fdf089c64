import type { NamedFacts } from "../../measured/measurement.ts";
import type { TrainingMethod } from "../method.ts";
import type { TrainingPrecision, TrainingSetup, TrainingSoftware } from "../training-setup.ts";
import { matrixOperations } from "../training-work.ts";
import type { MeasuredTraining } from "./measured-training.ts";
import type { TrainingRow } from "./training-rows.ts";
import type { TrainingSkip } from "./training-skip.ts";

/** A run, or why its row is not compared. */
export type TrainingOfRow =
  | { readonly run: MeasuredTraining; readonly skip?: undefined }
  | { readonly run?: undefined; readonly skip: TrainingSkip };

/**
 * Tokens of each example of Alpaca in a batch of `count`, as computed: all are padded to the longest.
 * Assumption, as sources do not say: 60 of the prompt around each, and 90 that vary like waiting times, of
 * which the longest of n has 1 + 1/2 + … + 1/n times the mean.
 *
 * @example
 * alpacaTokens(1) // => 150
 * alpacaTokens(2) // => 195
 */
export function alpacaTokens(count: number): number {
  let longest = 0;
  for (let at = 1; at <= count; at++) longest += 1 / at;
  return 60 + 90 * longest;
}

/**
 * Sequences of MLPerf's LoRA task that are evaluated, for each that is learnt from: 173 after every 384,
 * the first three times left out (training rules of MLCommons).
 */
export const mlperfEvaluationShare: number = (173 / 384) * (5 / 8);

/** A share of the peak that no training reaches. */
const mostOfPeak = 0.9;

/**
 * What a row of published training runs says, as a setup that can be predicted.
 *
 * - Hours of tokens that are stated come first, then a speed. Times to a quality without tokens are not used.
 * - llm-foundry states shares of the peak of the format; its speed is used, which has one meaning.
 * - MLPerf says nothing of number formats; makers use 8 bits or fewer, so 8 are taken.
 * - A speed in the notes that "does not say per GPU or total" is used where there is one GPU.
 * - litgpt names iterations over Alpaca, not tokens: {@link alpacaTokens}, marked as assumed. On several GPUs
 *   it shards (FSDP) and recomputes, on one it does neither.
 */
export function trainingOfRow(row: TrainingRow, facts: NamedFacts): TrainingOfRow {
  const { text, number } = row;
  const method = trainingMethodOf(text.method);
  if (method === undefined) return { skip: "other-method" };
  const { params_b: billions, gpus } = number;
  const model = facts.model(
    text.model,
    billions === undefined ? {} : { parameters: billions * 1e9 },
  );
  if (model === undefined) return { skip: "unknown-model" };
  // `A100` alone may have 40 or 80 GB: those who leave it out fill more than 40 (torchtune: 60).
  const gpu = facts.gpu(text.gpu) ?? facts.gpu(`${text.gpu} 80GB`);
  if (gpu === undefined) return { skip: "unknown-gpu" };
  if (gpus === undefined) return { skip: "suspect-gpu-count" };
  const oneOfMachine = /config_hub/.test(text.source_path);
  if (oneOfMachine && gpus > 1) return { skip: "suspect-gpu-count" };

  const software = softwareOf(text);
  const microBatch = microBatchOf(row);
  const length = lengthOf(row, microBatch);
  if (length === undefined) {
    return { skip: number.tokens_per_s_per_gpu === undefined ? "no-tokens" : "no-length" };
  }
  const { sequenceTokens, tokensAssumed } = length;
  const took = hoursOf(row, sequenceTokens, tokensAssumed);
  if ("skip" in took) return took;

  const vendor = software === "vendor";
  const recompute = recomputeOf(text, gpus);
  const setup: TrainingSetup = {
    model,
    method,
    gpu,
    gpus,
    gpusPerMachine: machineOf(gpu.id),
    sequenceTokens,
    precision: precisionOf(text.precision, vendor),
    ...(software === undefined ? {} : { software }),
    ...(recompute === undefined ? {} : { recompute }),
    ...(microBatch === undefined ? {} : { microBatch }),
    ...(number.global_batch_size === undefined || tokensAssumed
      ? {}
      : { batchSequences: number.global_batch_size }),
    ...(text.framework === "litgpt" && gpus > 1 ? { sharded: true } : {}),
    ...(vendor && method === "lora" ? { evaluationShare: mlperfEvaluationShare } : {}),
  };
  const again = recompute === false ? 0 : 1;
  const operations =
    matrixOperations(model, method, again) * (took.tokens / (took.gpuHours * 3600));
  const peak = gpu.tflops.bf16 * 1e12;
  if (setup.precision === "bf16" && operations > mostOfPeak * peak) return { skip: "above-peak" };
  return {
    run: {
      line: row.line,
      source: text.source_repo.replace(/^mlcommons\/.*/, "mlcommons"),
      names: { model: text.model, gpu: text.gpu },
      setup,
      tokens: took.tokens,
      gpuHours: took.gpuHours,
      tokensAssumed,
    },
  };
}

/** The method that words tell of; undefined for others. */
export function trainingMethodOf(words: string): TrainingMethod | undefined {
  if (/adapter|prefix|prompt.?tun/i.test(words)) return undefined;
  if (/qlora|(?=.*lora).*(nf4|fp4|4.?bit)/i.test(words)) return "qlora";
  if (/lora/i.test(words)) return "lora";
  return /full|pre-?train/i.test(words) ? "full" : undefined;
}

function softwareOf({ framework, scenario }: TrainingRow["text"]): TrainingSoftware | undefined {
  if (/mlperf/i.test(scenario)) return "vendor";
  if (/foundry|torchtune|megatron|nemo|nxd/i.test(framework)) return "tuned";
  return /litgpt|transformers|peft|deepspeed|trl/i.test(framework) ? "plain" : undefined;
}

const precisionOf = (words: string, vendor: boolean): TrainingPrecision =>
  /fp4/i.test(words) ? "fp4" : /fp8/i.test(words) || (words === "" && vendor) ? "fp8" : "bf16";

/** Tokens of a sequence. */
function lengthOf(
  { text, number }: TrainingRow,
  microBatch: number | undefined,
): { sequenceTokens: number; tokensAssumed: boolean } | undefined {
  if (/alpaca/i.test(text.scenario) && number.tokens_processed === undefined) {
    return { sequenceTokens: alpacaTokens(microBatch ?? 1), tokensAssumed: true };
  }
  if (/baseline/i.test(text.method)) return undefined;
  return number.seq_len === undefined
    ? undefined
    : { sequenceTokens: number.seq_len, tokensAssumed: false };
}

/** GPU hours and the tokens they were for. */
function hoursOf(
  { text, number }: TrainingRow,
  sequenceTokens: number,
  assumed: boolean,
): { tokens: number; gpuHours: number } | { skip: TrainingSkip } {
  const { tokens_processed: tokens, gpu_hours: hours, minutes, gpus = 1 } = number;
  const gpuHours = hours ?? (minutes === undefined ? undefined : (minutes / 60) * gpus);
  if (tokens !== undefined && gpuHours !== undefined) return { tokens, gpuHours };
  if (assumed && minutes !== undefined) {
    const examples = examplesOf(text.scenario);
    if (examples === undefined) return { skip: "no-tokens" };
    return { tokens: examples * gpus * sequenceTokens, gpuHours: (minutes / 60) * gpus };
  }
  const stated = /states (\d+(?:\.\d+)?) tok/.exec(text.notes)?.[1];
  if (stated !== undefined && gpus > 1 && number.tokens_per_s_per_gpu === undefined) {
    return { skip: "rate-unclear" };
  }
  const speed = number.tokens_per_s_per_gpu ?? (stated === undefined ? undefined : Number(stated));
  if (speed !== undefined) return { tokens: 1e6, gpuHours: 1e6 / speed / 3600 };
  return { skip: gpuHours === undefined ? "no-time" : "no-tokens" };
}

/** Examples that one GPU has seen: `1k iterations, microbatch 4`; `Alpaca2k 2 epochs`. */
function examplesOf(scenario: string): number | undefined {
  const iterations = /(\d+)k iterations, microbatch (\d+)/i.exec(scenario);
  if (iterations !== null) return Number(iterations[1]) * 1000 * Number(iterations[2]);
  const epochs = /alpaca(\d+)k (\d+) epochs/i.exec(scenario);
  return epochs === null ? undefined : Number(epochs[1]) * 1000 * Number(epochs[2]);
}

function microBatchOf({ text, number }: TrainingRow): number | undefined {
  const stated = /micro ?batch (\d+)/i.exec(text.scenario)?.[1];
  if (stated !== undefined) return Number(stated);
  // On one GPU without accumulation the batch is what it computes at a time.
  return number.gpus === 1 && /torchtune/.test(text.framework)
    ? number.global_batch_size
    : undefined;
}

/** Whether layers were computed again, as far as a row tells. */
export function recomputeOf(
  { framework, scenario }: TrainingRow["text"],
  gpus: number,
): boolean | undefined {
  const stated = /act ckpt (true|false)/i.exec(scenario)?.[1];
  if (stated !== undefined) return stated.toLowerCase() === "true";
  if (framework === "litgpt") return gpus > 1;
  return /mlperf/i.test(scenario) ? false : undefined;
}

/** GPUs on one fast link: racks of GB200 and GB300 join 72. */
const machineOf = (id: string): number => (/^gb\d00/.test(id) ? 72 : 8);
