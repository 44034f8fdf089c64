import {
  type Architecture,
  type HoursError,
  lostShare,
  predictTraining,
  type TrainingMethod,
  usualCare,
} from "@outlay/capacity";
import type { Distribution } from "../../distribution/index.ts";
import type { Origin } from "../../graph/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { TrainingMachine } from "./choose-training-machine.ts";

/** What measured runs say of a training run of one's own. */
export interface TrainingSpeed {
  /** Share of the peak in bf16 that it reaches: `efficiency` of `trainingGpuHours`. */
  readonly efficiency: number;
  /** Measured ÷ predicted GPU hours. */
  readonly error: Distribution;
  /** Hours with failures and saving ÷ hours without. */
  readonly withFailures: number;
  /** What the prediction rests on, in words. */
  readonly why: string;
  readonly origin: Origin;
}

/**
 * How fast a run goes on the machines that were chosen, from runs that were measured on their part: by the
 * shape of the model, the length of an example, the number of GPUs and machines.
 *
 * Undefined where no run on the part was measured, or where the plan states `training.efficiency.<method>` of
 * its own: then that share of the peak is taken, of the plan or of the defaults.
 */
export function trainingSpeed(
  { training, defaults }: Pick<EstimateFacts, "training" | "defaults">,
  model: Architecture,
  method: TrainingMethod,
  { gpu, machine, fit }: TrainingMachine,
  exampleTokens: number,
): TrainingSpeed | undefined {
  if (training.parts[gpu.id] === undefined) return undefined;
  if (defaults.get(`training.efficiency.${method}`)?.own !== undefined) return undefined;
  const { efficiency, error, why, basis } = predictTraining(
    training,
    {
      model,
      method,
      gpu,
      gpus: fit.gpus,
      gpusPerMachine: machine.gpus,
      sequenceTokens: exampleTokens,
      sharded: fit.gpus > 1,
    },
    1,
  );
  return {
    efficiency: efficiency.likely,
    error: errorOf(error),
    withFailures: 1 + lostShare({ gpus: fit.gpus, ...usualCare }),
    why,
    origin: {
      kind: basis === "uncalibrated" ? "assumption" : "published",
      source: `calibration of the training formulas (catalog/capacity-training.yaml): ${why}; ${training.sources.join(", ")}`,
      checked: training.checked,
    },
  };
}

/** Nine of ten held-out runs lie between the ends. */
const errorOf = ({ low, high }: HoursError): Distribution =>
  low === high ? { kind: "point", value: low } : { kind: "lognormal", low, high, mass: 0.9 };
