import { numbers, type TrainingMethod, trainingGpuHours } from "@outlay/capacity";
import { type Distribution, median } from "../../distribution/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Defaults } from "../defaults/default.ts";
import type { Serving } from "../self-hosted/find-candidates.ts";
import { roughUsd } from "../self-hosted/fleet-notes.ts";
import { centralMachinePrice } from "../self-hosted/machine-price.ts";
import { defaultRow } from "../sheet/input.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { rentedOnDemand, type TrainingMachine } from "./choose-training-machine.ts";
import type { OwnTraining } from "./own-training.ts";
import type { TrainingSpeed } from "./training-speed.ts";
import { methodOf } from "./tuning-inputs.ts";

/** What the article gives for one LoRA run: USD, for models of these sizes. */
const published = { low: 500, high: 3000, parameters: { low: 6e9, high: 14e9 } } as const;

/**
 * What one training run of one's own takes at middle values, and on what. Where the article has a figure
 * for a model of this size and ours lies outside, both are said with what may explain it.
 */
export function ownTrainingNote(
  plan: Plan,
  defaults: Defaults,
  serving: Serving,
  { chosen, speed }: OwnTraining,
): EstimateNote {
  const { path, replica } = serving;
  const method = methodOf(plan);
  const { gpuHours, usd } = centralRun(plan, defaults, serving, chosen, method, speed);
  const machines = chosen.fit.machines === 1 ? "" : `${chosen.fit.machines} × `;
  const site = plan.hosting?.site ?? "cloud";
  const own =
    site === "cloud"
      ? ""
      : " It is counted as rented; on machines of your own it takes idle hours instead.";
  const basis =
    speed === undefined
      ? ` Its share of the peak is that of training.efficiency.${method}.`
      : ` Its speed: ${speed.why}.`;
  const run = `One training run is ${short(gpuHours)} GPU hours on ${machines}${chosen.machine.id}, about ${roughUsd(usd)} at middle values with its start; tuning.runs says how many are paid for.${basis}${own}`;
  const { low, high } = published.parameters;
  const size = replica.model.activeParameters;
  if (size < low || size > high) return { code: "machine-choice", path, text: run };
  const said =
    method === "full"
      ? "An article counts ten times the cost of a LoRA run for all weights; it is 6 operations a parameter against 4.06."
      : usd >= published.low && usd <= published.high
        ? undefined
        : `An article gives ${published.low} to ${published.high} USD for a LoRA run of 7B to 13B. That must hold trials, sweeps and machines that wait, or other amounts of data; it is not used here.`;
  if (said === undefined) return { code: "machine-choice", path, text: run };
  return { code: "contradiction", path, text: `${run} ${said}` };
}

/** GPU hours and USD of one run, every input at its median. */
function centralRun(
  plan: Plan,
  defaults: Defaults,
  serving: Serving,
  { gpu, machine, fit }: TrainingMachine,
  method: TrainingMethod,
  speed: TrainingSpeed | undefined,
): { readonly gpuHours: number; readonly usd: number } {
  const { tuning, workload } = plan;
  const middle = (stated: { readonly distribution: Distribution } | undefined, id: string) =>
    median((stated ?? defaultRow(defaults, id)).distribution);
  const example =
    tuning?.tokens_per_example === undefined
      ? median(workload.input_tokens.distribution) + median(workload.output_tokens.distribution)
      : median(tuning.tokens_per_example.distribution);
  const reached = (): number =>
    middle(undefined, `training.efficiency.${method}`) *
    (gpu.earlySoftware ? middle(undefined, "capacity.early-software") : 1);
  const computed = trainingGpuHours(numbers, {
    model: serving.replica.model,
    tokens:
      middle(tuning?.examples, "tuning.examples") *
      example *
      middle(tuning?.epochs, "tuning.epochs"),
    method,
    gpu,
    efficiency: speed?.efficiency ?? reached(),
  });
  const gpuHours =
    speed === undefined ? computed : computed * median(speed.error) * speed.withFailures;
  const hours = gpuHours / machine.gpus + middle(undefined, "tuning.start-hours") * fit.machines;
  const price = centralMachinePrice(rentedOnDemand(serving, { gpu, machine }), defaults);
  return { gpuHours, usd: hours * price };
}

/** Two significant digits. */
const short = (value: number): string => String(Number(value.toPrecision(2)));
