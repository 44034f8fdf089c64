import type { TrainingInterval } from "@outlay/capacity";
import type { ManagedTuning } from "./managed-tuning.ts";
import type { RunCost } from "./run-cost.ts";
import type { AskedTraining, TrainAnswer } from "./train-answer.ts";

/** The document of `outlay capacity train --json`; docs/capacity-training.md says what each key means. */
export const trainJson = (
  asked: AskedTraining,
  answers: readonly TrainAnswer[],
  managed: readonly ManagedTuning[],
): object => ({
  kind: "capacity-train",
  asked: {
    model: { id: asked.model.id, name: asked.model.name },
    method: asked.method,
    gpus: asked.gpus ?? null,
    tokens: asked.tokens,
    sequenceTokens: asked.sequenceTokens,
    padding: asked.padding,
    microBatch: asked.microBatch ?? null,
    recompute: asked.recompute,
    optimizer: asked.optimizer,
    adapters: asked.adapters ?? null,
    precision: asked.precision,
    software: asked.software ?? null,
    evaluationShare: asked.evaluationShare,
  },
  currency: "USD",
  runs: answers.map(answerJson),
  managed,
});

function answerJson({ gpu, made, costs }: TrainAnswer): object {
  if (!made.ok) return { gpu: gpu.id, fits: false, whyNot: made.error };
  const { gpus, microBatch, sharding, memory, usableBytes, prediction, lostShare } = made.value;
  const { tokensPerSPerGpu, efficiency, perToken, basis, why } = prediction;
  return {
    gpu: gpu.id,
    fits: true,
    gpus,
    microBatch,
    sharding,
    memoryGb: {
      weights: memory.weights / 1e9,
      gradients: memory.gradients / 1e9,
      optimizer: memory.optimizer / 1e9,
      activations: memory.activations / 1e9,
      reserved: memory.reserved / 1e9,
      total: memory.total / 1e9,
      usable: usableBytes / 1e9,
    },
    gpuHours: made.value.gpuHours,
    hours: made.value.hours,
    tokensPerSPerGpu,
    modelFlopsUtilisation: efficiency,
    secondsPerToken: perToken,
    lostShare,
    basis,
    why,
    costs: costs.map(costJson),
  };
}

const costJson = ({
  offer,
  machines,
  usd,
}: RunCost): { readonly usd: TrainingInterval; readonly [key: string]: unknown } => ({
  machine: offer.id,
  seller: offer.seller,
  purchase: offer.purchase,
  termMonths: offer.termMonths ?? null,
  region: offer.region ?? null,
  machines,
  usdPerMachineHour: offer.usdPerHour,
  usd,
  checked: offer.checked,
  sources: offer.sources,
});
