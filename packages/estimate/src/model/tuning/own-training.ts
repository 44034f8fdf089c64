import { type Architecture, type TrainingMethod, trainingGpuHours } from "@outlay/capacity";
import { fail, type Outcome, ok } from "@outlay/document";
import { add, div, type Expression, mul, quantity, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { graphArithmetic } from "../capacity-arithmetic.ts";
import type { EstimateFacts } from "../facts.ts";
import type { Serving } from "../self-hosted/find-candidates.ts";
import { addMachinePrice } from "../self-hosted/machine-price.ts";
import type { Sheet } from "../sheet/sheet.ts";
import {
  chooseTrainingMachine,
  type NoTraining,
  rentedOnDemand,
  type TrainingMachine,
} from "./choose-training-machine.ts";
import { longExample } from "./long-example.ts";
import type { TrainingCost } from "./training-cost.ts";
import { addTokensPerRun, methodOf } from "./tuning-inputs.ts";

/** A training run on rented machines, and which they are. */
export interface OwnTraining extends TrainingCost {
  readonly chosen: TrainingMachine;
}

/**
 * A training run on machines rented by the hour:
 *
 * machine hours = GPU hours ÷ GPUs of a machine + start × machines
 * USD = machine hours × price of a machine on demand
 *
 * GPU hours come from `@outlay/capacity`. The machines of the fleet are busy with answers, so training
 * is rented beside them, whatever way the fleet itself is paid for.
 */
export function addOwnTraining(
  sheet: Sheet,
  plan: Plan,
  facts: EstimateFacts,
  serving: Serving,
): Outcome<OwnTraining, NoTraining> {
  const { path, replica } = serving;
  const method = methodOf(plan);
  const exampleTokens = longExample(plan);
  const chosen = chooseTrainingMachine(
    { model: replica.model, method, exampleTokens, serving },
    facts,
  );
  if (!chosen.ok) return fail(chosen.error);
  const { gpu, machine, fit } = chosen.value;
  const gpuHours = addGpuHours(sheet, plan, `${path}.training`, replica.model, method, gpu);
  const start = sheet.assume(
    "tuning.start-hours",
    "Hours of a machine for one run beside training: fetching weights, checks, evaluation.",
  );
  const hours = sheet.step(
    `${path}.training.machine-hours`,
    "hour / run",
    `Hours of machines of ${machine.gpus} × ${gpu.name} for one run: GPU hours ÷ ${machine.gpus}, and the start on ${fit.machines === 1 ? "one machine" : `each of ${fit.machines} machines`}.`,
    add(div(gpuHours, quantity(machine.gpus, "run")), mul(start, fit.machines)),
  );
  const perRun = sheet.step(
    `${path}.training.run`,
    "USD / run",
    "One training run: hours of machines × price of an hour on demand.",
    mul(hours, addMachinePrice(sheet, rentedOnDemand(serving, chosen.value), "on-demand")),
  );
  return ok({ perRun, words: "hours of machines × price of an hour", chosen: chosen.value });
}

function addGpuHours(
  sheet: Sheet,
  plan: Plan,
  prefix: string,
  model: Architecture,
  method: TrainingMethod,
  gpu: TrainingMachine["gpu"],
): Expression {
  const reached = sheet.assume(
    `training.efficiency.${method}`,
    "Share of the peak operations that training reaches.",
  );
  const efficiency: Term = gpu.earlySoftware
    ? mul(
        reached,
        sheet.assume(
          "capacity.early-software",
          "Share of the promised speed that engines reach where their software is early.",
        ),
      )
    : reached;
  const m = graphArithmetic(sheet, prefix, { model, gpu });
  return sheet.step(
    `${prefix}.gpu-hours`,
    "hour",
    `GPU hours of one run on ${gpu.name}: tokens × operations a token ÷ operations an hour.`,
    trainingGpuHours<Term>(m, {
      model,
      tokens: addTokensPerRun(sheet, plan),
      method,
      gpu,
      efficiency,
    }),
  );
}
