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
import { type TrainingSpeed, trainingSpeed } from "./training-speed.ts";
import { addTokensPerRun, methodOf } from "./tuning-inputs.ts";

/** A training run on rented machines, and which they are. */
export interface OwnTraining extends TrainingCost {
  readonly chosen: TrainingMachine;
  /** What measured runs say of it; absent where the range of the defaults, or of the plan, is taken. */
  readonly speed?: TrainingSpeed;
}

/**
 * A training run on machines rented by the hour:
 *
 * machine hours = GPU hours ÷ GPUs of a machine + start × machines
 * USD = machine hours × price of a machine on demand
 *
 * GPU hours come from `@outlay/capacity`:
 *
 * - `<path>.training.efficiency`: share of the peak that measured runs of such a setup reach
 * - `<path>.training.hours-error`: measured ÷ predicted hours, the error of that as an input
 * - `<path>.training.with-failures`: hours with saving and failures ÷ hours without
 *
 * Where no run on the part was measured, or the plan states it, `training.efficiency.<method>` stands for all
 * three. The machines of the fleet are busy with answers, so training
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
  const speed = trainingSpeed(facts, replica.model, method, chosen.value, exampleTokens);
  const gpuHours = addGpuHours(sheet, plan, `${path}.training`, replica.model, method, gpu, speed);
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
  return ok({
    perRun,
    words: "hours of machines × price of an hour",
    chosen: chosen.value,
    ...(speed === undefined ? {} : { speed }),
  });
}

function addGpuHours(
  sheet: Sheet,
  plan: Plan,
  prefix: string,
  model: Architecture,
  method: TrainingMethod,
  gpu: TrainingMachine["gpu"],
  speed: TrainingSpeed | undefined,
): Expression {
  const m = graphArithmetic(sheet, prefix, { model, gpu });
  const hours = (efficiency: Term): Term =>
    trainingGpuHours<Term>(m, {
      model,
      tokens: addTokensPerRun(sheet, plan),
      method,
      gpu,
      efficiency,
    });
  const id = `${prefix}.gpu-hours`;
  if (speed === undefined) {
    const doc = `GPU hours of one run on ${gpu.name}: tokens × operations a token ÷ operations an hour.`;
    return sheet.step(id, "hour", doc, hours(addShareReached(sheet, method, gpu)));
  }
  const { origin } = speed;
  const efficiency = sheet.graph.input({
    id: `${prefix}.efficiency`,
    unit: "share",
    doc: `Share of the peak operations of ${gpu.name} that training reaches, as measured runs of such a setup do.`,
    distribution: { kind: "point", value: speed.efficiency },
    origin,
  });
  const error = sheet.graph.input({
    id: `${prefix}.hours-error`,
    unit: "factor",
    doc: `GPU hours of training on ${gpu.name}, measured ÷ predicted.`,
    distribution: speed.error,
    origin,
    stream: "training.hours-error",
  });
  const withFailures = sheet.graph.input({
    id: `${prefix}.with-failures`,
    unit: "factor",
    doc: "Hours of a run with saving and failures ÷ hours without.",
    distribution: { kind: "point", value: speed.withFailures },
    origin: {
      kind: "published",
      source: "419 failures in 54 days of 16,384 GPUs (arXiv 2407.21783); saved hourly, assumed",
      checked: origin.checked as string,
    },
  });
  return sheet.step(
    id,
    "hour",
    `GPU hours of one run on ${gpu.name}: tokens × operations a token ÷ operations an hour, × measured ÷ predicted, × what failures add.`,
    mul(hours(efficiency), error, withFailures),
  );
}

/** The share of the peak that the defaults, or the plan, give. */
function addShareReached(sheet: Sheet, method: TrainingMethod, gpu: TrainingMachine["gpu"]): Term {
  const reached = sheet.assume(
    `training.efficiency.${method}`,
    "Share of the peak operations that training reaches.",
  );
  if (!gpu.earlySoftware) return reached;
  return mul(
    reached,
    sheet.assume(
      "capacity.early-software",
      "Share of the promised speed that engines reach where their software is early.",
    ),
  );
}
