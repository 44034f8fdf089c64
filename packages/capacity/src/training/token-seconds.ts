import { log } from "@outlay/numerics";
import { partFactor } from "./part-factor.ts";
import type { TrainingCalibration } from "./training-calibration.ts";
import { type TrainingSetup, type TrainingSoftware, usualSoftware } from "./training-setup.ts";
import { attentionOperations, matrixOperations, weightPasses } from "./training-work.ts";

/** Seconds of one GPU that one token takes, by what takes them. */
export interface TokenSeconds {
  /** All of it. */
  readonly seconds: number;
  /** Products with weights. */
  readonly matrices: number;
  readonly attention: number;
  /** Norms, activations, residuals: bytes through memory. */
  readonly memory: number;
  /** Reading weights once for each step, and unpacking those of 4 bits. */
  readonly weights: number;
  /** Exchanges between GPUs that computing does not hide. */
  readonly exchange: number;
  /** What scale costs: more machines, and sequences that are split. */
  readonly scale: number;
  /** What small steps cost: layers that wait for the host. */
  readonly waiting: number;
  /** Evaluation. */
  readonly evaluation: number;
}

/** Tokens of a step on one GPU where nobody says. Assumption. */
export const usualStepTokens: Readonly<Record<TrainingSoftware, number>> = {
  plain: 4096,
  tuned: 8192,
  vendor: 8192,
};

/** Gigabytes a second between machines for one GPU: 400 Gbit/s. Assumption. */
const usualNetworkGbPerS = 50;

/** GPUs of a machine where nobody says. */
const usualMachine = 8;

/**
 * Seconds of one GPU for one token of training. With r = peak in bf16 × share reached of part and software:
 *
 * matrices   operations × (1 + loss ÷ width) ÷ (r × gain of 8 bits)
 * attention  operations ÷ (r × share of attention)
 * memory     bytes a unit × layers × width × passes ÷ bandwidth
 * weights    bytes of all weights × passes ÷ bandwidth ÷ tokens of a step
 * exchange   exposed × 3 × bytes of all weights × (1 − 1/n) ÷ link ÷ tokens of a step (FSDP: gathered
 *            forward and back, gradients scattered; arXiv 2304.11277)
 * scale      the first four × (a × doublings of machines + b × halvings of a sequence)
 * waiting    what is left until layers × seconds of a layer ÷ tokens of a step, in plain software
 *
 * All of them fall, or stay, when a part has more operations, bandwidth or link. Constants are fitted in
 * `scripts/calibrate/training.ts`.
 */
export function tokenSeconds(calibration: TrainingCalibration, setup: TrainingSetup): TokenSeconds {
  const { model, method, gpu, gpus } = setup;
  const software = setup.software ?? usualSoftware(method);
  const recomputing = setup.recompute === false ? 0 : 1;
  const again = recomputing * calibration.recomputePasses;
  const passes = weightPasses(method) + again;

  const experts = model.experts === undefined ? 1 : calibration.expertShare;
  const reached =
    gpu.tflops.bf16 *
    1e12 *
    calibration.matrixShare *
    calibration.software[software].factor *
    partFactor(calibration, gpu) *
    experts;
  const low = lowPrecision(setup) ? calibration.lowPrecisionGain : 1;
  const matrices =
    (matrixOperations(model, method, again, setup.adapters) *
      (1 + calibration.widthLoss / model.hidden)) /
    (reached * low);
  const attention =
    attentionOperations(model, setup.sequenceTokens, recomputing) /
    (reached * calibration.attentionShare);
  const bandwidth = gpu.bandwidthGbPerS * 1e9;
  const memory = (calibration.bytesPerUnit * model.layers * model.hidden * passes) / bandwidth;

  const stepTokens = stepTokensOf(setup);
  const read = (method === "qlora" ? 0.5625 + calibration.unpackBytes : 2) * model.parameters;
  const weights = ((2 + recomputing) * read) / bandwidth / stepTokens;

  const machines = Math.ceil(gpus / (setup.gpusPerMachine ?? usualMachine));
  const network = Math.min(gpu.interconnectGbPerS, setup.networkGbPerS ?? usualNetworkGbPerS);
  const link = (machines > 1 ? network : gpu.interconnectGbPerS) * 1e9;
  const sharded = gpus > 1 && (setup.sharded ?? method === "full");
  const exchange = sharded
    ? (calibration.exposedExchange * 6 * model.parameters * (1 - 1 / gpus)) / link / stepTokens
    : 0;

  const split = gpus / Math.min(gpus, setup.batchSequences ?? gpus);
  const scaleShare =
    calibration.perMachineDoubling * doublings(machines) +
    calibration.perSplitDoubling * doublings(split);
  const computing = matrices + attention + memory + weights;
  const scale = computing * scaleShare;

  const least =
    software === "plain"
      ? (model.layers *
          calibration.layerSeconds *
          (method === "full" || sharded ? calibration.layerSecondsSharded : 1)) /
        stepTokens
      : 0;
  const busy = computing + scale + exchange;
  const waiting = Math.max(0, least - busy);
  const evaluation = ((setup.evaluationShare ?? 0) * (computing + scale)) / passes;
  return {
    seconds: busy + waiting + evaluation,
    matrices,
    attention,
    memory,
    weights,
    exchange,
    scale,
    waiting,
    evaluation,
  };
}

/** Tokens that one GPU computes at a time. */
function stepTokensOf(setup: TrainingSetup): number {
  const { sequenceTokens, microBatch, method } = setup;
  if (microBatch !== undefined) return microBatch * sequenceTokens;
  const software = setup.software ?? usualSoftware(method);
  return Math.max(sequenceTokens, usualStepTokens[software]);
}

/** Whether matrices are multiplied in fewer than 16 bits: asked for, and the part can. */
const lowPrecision = ({ gpu, precision = "bf16" }: TrainingSetup): boolean =>
  precision !== "bf16" && (gpu.tflops.fp8 ?? 0) > gpu.tflops.bf16;

const doublings = (times: number): number => log(times) / log(2);
