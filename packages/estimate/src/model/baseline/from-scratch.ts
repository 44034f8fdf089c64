import { type Accelerator, type Architecture, trainingGpuHours } from "@outlay/capacity";
import {
  add,
  div,
  type Expression,
  min,
  mul,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addRate } from "../build/labour.ts";
import { graphArithmetic } from "../capacity-arithmetic.ts";
import type { EstimateFacts } from "../facts.ts";
import { machinesOf, type OfferedMachine, type Serving } from "../self-hosted/find-candidates.ts";
import { addMachinePrice, centralMachinePrice } from "../self-hosted/machine-price.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Active parameters of the model that is trained when the plan names no open one: the 8B class. */
const usualParameters = 8e9;

/** A machine that could do the training. */
interface Trainer {
  readonly serving: Serving;
  /** USD for 10^12 operations an hour of its peak, at the medians. */
  readonly usdPerTflops: number;
}

/**
 * Training a model from nothing, only to show why not:
 *
 * - `baseline.from-scratch.compute`: parameters × tokens a parameter (20 at least: Chinchilla,
 *   arXiv 2203.15556; no more in all than the largest published runs saw) × 6 operations ÷ (peak × share
 *   reached) = GPU hours; × price on demand, less what a commitment saves × runs
 * - `baseline.from-scratch.team`: people for a year
 * - `baseline.from-scratch.total`: both, in USD
 *
 * The model is the open one of a machine path, else the catalog's nearest to 8B; the machines are those
 * that compute cheapest on demand. Data, serving and everything a path pays besides are left out, so it is
 * a lower bound. Nothing is added when the catalog has no such machine or model.
 */
export function addFromScratch(sheet: Sheet, plan: Plan, facts: EstimateFacts): void {
  const model = modelOf(plan, facts);
  const trainer = model === undefined ? undefined : cheapestTrainer(model, facts);
  if (model === undefined || trainer === undefined) return;
  const compute = addCompute(sheet, model, trainer.serving);
  const team = sheet.step(
    "baseline.from-scratch.team",
    "USD",
    "People who train a model from nothing: full-time persons × a year of hours × rate.",
    mul(
      sheet.assume("from-scratch.team", "People who train a model from nothing, for a year."),
      sheet.assume("labour.productive-hours", "Hours of a full-time person in a year."),
      quantity(1, "year / person"),
      addRate(sheet, plan),
    ),
  );
  sheet.step(
    "baseline.from-scratch.total",
    "USD",
    `Training ${model.name} from nothing: compute and people, before anything else that a path pays.`,
    add(compute, team),
  );
}

function addCompute(sheet: Sheet, model: Architecture, serving: Serving): Expression {
  const { gpu } = serving.replica;
  const prefix = "baseline.from-scratch";
  const m = graphArithmetic(sheet, prefix, { model, gpu });
  const perParameter = sheet.assume(
    "from-scratch.tokens-per-parameter",
    "Tokens that the model sees for each of its parameters.",
  );
  const parameters = m.fact(
    "model",
    "parameters",
    "factor",
    `Parameters of ${model.name} that a token touches.`,
    model.activeParameters,
  );
  const hours = sheet.step(
    `${prefix}.gpu-hours`,
    "hour",
    `GPU hours of one run on ${gpu.name}: 6 × parameters × tokens ÷ (peak × share reached).`,
    trainingGpuHours<Term>(m, {
      model,
      tokens: min(
        mul(parameters, perParameter),
        sheet.assume("from-scratch.tokens", "Most tokens that a model sees, however large."),
      ),
      method: "full",
      gpu,
      efficiency: sheet.assume(
        "training.efficiency.full",
        "Share of the peak operations that training reaches.",
      ),
    }),
  );
  // Thousands of GPUs for weeks are committed to.
  const gpuHour = mul(
    div(addMachinePrice(sheet, serving, "on-demand"), serving.machine.gpus),
    sub(
      1,
      sheet.assume(
        "price.commitment-discount",
        "Discount of committed machines off the on-demand price.",
      ),
    ),
  );
  return sheet.step(
    `${prefix}.compute`,
    "USD",
    "GPU hours × price of one that is committed to × all runs over the final one.",
    mul(
      hours,
      gpuHour,
      sheet.assume("from-scratch.runs", "Compute of all runs over the final one."),
    ),
  );
}

/** The open model of a machine path, else the one of the catalog whose size is nearest to 8B. */
function modelOf({ paths }: Plan, { openModels }: EstimateFacts): Architecture | undefined {
  const named = (paths["self-hosted-tuned"] ?? paths["self-hosted"])?.model.value;
  const own = named === undefined ? undefined : openModels.get(named);
  const distance = ({ activeParameters }: Architecture): number =>
    Math.abs(activeParameters - usualParameters);
  return (
    own ??
    [...openModels.values()]
      .filter(({ namedOnly }) => namedOnly === undefined)
      .sort((a, b) => distance(a) - distance(b))[0]
  );
}

/** GPUs of the machines that models are trained on from nothing. */
const trainingGpus = 8;

/**
 * The machine whose operations are cheapest on demand, of those with mature software; of eight GPUs,
 * unless no such machine is sold.
 */
function cheapestTrainer(model: Architecture, facts: EstimateFacts): Trainer | undefined {
  const trainers = [...facts.accelerators.values()]
    .filter(({ earlySoftware, uncalibrated }) => !earlySoftware && uncalibrated === undefined)
    .flatMap((gpu) =>
      machinesOf(facts.machines, gpu.id, "on-demand").map((machine) =>
        trainerOf(model, gpu, machine, facts),
      ),
    );
  const large = trainers.filter(({ serving }) => serving.machine.gpus >= trainingGpus);
  return (large.length === 0 ? trainers : large).sort((a, b) => a.usdPerTflops - b.usdPerTflops)[0];
}

function trainerOf(
  model: Architecture,
  gpu: Accelerator,
  machine: OfferedMachine,
  { defaults }: EstimateFacts,
): Trainer {
  const serving: Serving = {
    path: "self-hosted",
    replica: { model, gpu, gpus: 1, precision: "bf16", kvBytesPerNumber: 2 },
    machine,
    purchase: "on-demand",
  };
  const usdPerHour = centralMachinePrice(serving, defaults);
  return { serving, usdPerTflops: usdPerHour / (machine.gpus * gpu.tflops.bf16) };
}
