import {
  type Accelerator,
  type Architecture,
  fitTraining,
  type TrainingDoesNotFit,
  type TrainingFit,
  type TrainingMethod,
} from "@outlay/capacity";
import { fail, type Outcome, ok } from "@outlay/document";
import type { EstimateFacts } from "../facts.ts";
import { machinesOf, type OfferedMachine, type Serving } from "../self-hosted/find-candidates.ts";
import { centralMachinePrice } from "../self-hosted/machine-price.ts";

/** What is trained, and the machine that will serve it. */
export interface TrainingTask {
  readonly model: Architecture;
  readonly method: TrainingMethod;
  /** Tokens of a long example. */
  readonly exampleTokens: number;
  readonly serving: Serving;
}

/** A machine as sold, and how many of them hold one training run. */
export interface TrainingMachine {
  readonly gpu: Accelerator;
  readonly machine: OfferedMachine;
  readonly fit: TrainingFit;
}

/** Why there is nothing to train on. */
export type NoTraining = TrainingDoesNotFit | { readonly code: "no-machine" };

/**
 * The machines that a training run is done on, rented on demand for its hours: the size that serves
 * the model, when it holds the run; else the smallest that does with the same accelerator; else the one
 * that computes cheapest. A run on one machine comes before one spread over several.
 */
export function chooseTrainingMachine(
  task: TrainingTask,
  facts: Pick<EstimateFacts, "accelerators" | "machines" | "defaults">,
): Outcome<TrainingMachine, NoTraining> {
  const { model, method, exampleTokens, serving } = task;
  const found: TrainingMachine[] = [];
  let reason: NoTraining = { code: "no-machine" };
  for (const gpu of facts.accelerators.values()) {
    const own = gpu.id === serving.replica.gpu.id;
    if ((gpu.earlySoftware || gpu.uncalibrated !== undefined) && !own) continue;
    for (const machine of machinesOf(facts.machines, gpu.id, "on-demand")) {
      const choice = { model, method, gpu, gpusPerMachine: machine.gpus, exampleTokens };
      const fit = fitTraining(choice);
      if (fit.ok) found.push({ gpu, machine, fit: fit.value });
      else if (own || reason.code === "no-machine") reason = fit.error;
    }
  }
  const rank = ({ gpu, machine, fit }: TrainingMachine): readonly number[] => [
    fit.machines,
    Number(machine.gpus !== serving.machine.gpus || gpu.id !== serving.replica.gpu.id),
    Number(gpu.id !== serving.replica.gpu.id),
    gpu.id === serving.replica.gpu.id ? machine.gpus : 0,
    centralMachinePrice(rentedOnDemand(serving, { gpu, machine }), facts.defaults) /
      (machine.gpus * gpu.tflops.bf16),
  ];
  const [best] = found
    .map((each) => ({ each, rank: rank(each) }))
    .sort((a, b) => firstDifference(a.rank, b.rank));
  return best === undefined ? fail(reason) : ok(best.each);
}

/** The machine in the shape that prices are looked up by. */
export const rentedOnDemand = (
  serving: Serving,
  { gpu, machine }: Pick<TrainingMachine, "gpu" | "machine">,
): Serving => ({
  ...serving,
  replica: { ...serving.replica, gpu },
  machine,
  purchase: "on-demand",
});

const firstDifference = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, at) => value - (b[at] as number)).find((difference) => difference !== 0) ?? 0;
