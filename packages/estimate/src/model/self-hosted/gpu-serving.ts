import {
  type Arithmetic,
  firstTokenSeconds,
  largestBatch,
  machinesNeeded,
  replicaSpeed,
  replicasNeeded,
} from "@outlay/capacity";
import {
  add,
  div,
  type Expression,
  growth,
  max,
  mul,
  neg,
  node,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { graphArithmetic } from "../capacity-arithmetic.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import { basisId } from "../volume/basis.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addBasis } from "../volume/volume.ts";
import type { Serving } from "./choose-machine.ts";
import { addMachinePrice } from "./machine-price.ts";

/** Hours that a machine is rented in a month: 8760 / 12. */
const hoursPerMonth = 730;

/** Seconds in the active hours of a month, for each active hour of a day. */
const secondsPerActiveHour = (365.25 / 12) * 3600;

/**
 * Rented GPUs: replicas for the busiest hour of each month at the ceiling of their use, in whole
 * machines, plus the spare ones, all hours of the month.
 *
 * Machines are not switched off at night: a replica takes minutes to load its weights, and the spare
 * one has to be there.
 */
export function addGpuServing(
  sheet: Sheet,
  plan: Plan,
  serving: Serving,
  usage: TaskUsage,
  years: readonly FiscalYear[],
): void {
  const { replica, machine } = serving;
  const m = graphArithmetic(sheet, "self-hosted.replica", replica);
  const ceiling = sheet.assume(
    "capacity.utilisation-ceiling",
    "Share of a replica's speed that the peak is planned for.",
  );
  const requestsPerS = addReplicaSpeed(sheet, plan, m, serving, usage, ceiling);
  const peak = sheet.step(
    "self-hosted.peak-requests",
    "1 / s",
    "Calls per second in the busiest hour of each month; calls that may wait run at other hours.",
    mul(node("volume.tasks"), addPeakPerTask(sheet, plan, usage)),
  );
  const replicas = sheet.step(
    "self-hosted.replicas",
    "1",
    "Replicas that serve the peak: calls per second ÷ (speed × ceiling), whole ones.",
    replicasNeeded(m, {
      peakRequestsPerS: peak,
      requestsPerS,
      utilisationCeiling: ceiling,
      spareReplicas: quantity(0, "1"),
    }),
  );
  const spare = sheet.believe({
    id: "self-hosted.redundancy",
    doc: "Machines beyond those the load needs, so that one may fail.",
    plan: plan.paths["self-hosted"]?.redundancy,
    default: "capacity.redundancy",
  });
  const machines = sheet.step(
    "self-hosted.machines",
    "machine",
    `Machines of ${machine.gpus} GPUs as sold, each with ${Math.floor(machine.gpus / replica.gpus)} replicas of ${replica.gpus}; the spare ones included.`,
    add(
      mul(machinesNeeded(m, replicas, replica.gpus, machine.gpus), quantity(1, "machine")),
      spare,
    ),
  );
  const decline = sheet.assume(
    "price.gpu-decline",
    "How fast the rent of the same machine falls in a year.",
  );
  const prices = sheet.step(
    "index.gpu-prices",
    "factor",
    "Rent of a machine against the first month.",
    growth(neg(decline)),
  );
  addBasis(
    sheet,
    years,
    basisId("self-hosted", "machine-at-gpu-prices"),
    "machine",
    "Machines, each weighted with the rent of its month.",
    mul(machines, prices),
  );
  sheet.run({
    path: "self-hosted",
    id: "gpu-serving",
    title: "GPU serving",
    doc: `Rent of machines of ${machine.gpus} × ${replica.gpu.name}, ${serving.purchase}.`,
    category: "infrastructure",
    phase: "deployment",
    parts: [
      {
        id: "machines",
        doc: "Whole machines, all hours of the month.",
        basis: "machine-at-gpu-prices",
        rate: mul(
          addMachinePrice(sheet, serving),
          quantity(hoursPerMonth, "hour / month"),
          quantity(1, "1 / machine"),
        ),
      },
    ],
  });
}

/** Requests per second that one busy replica finishes, from the formulas of `@outlay/capacity`. */
function addReplicaSpeed(
  sheet: Sheet,
  plan: Plan,
  m: Arithmetic<Term>,
  { replica }: Serving,
  usage: TaskUsage,
  ceiling: Term,
): Term {
  const call = quantity(1, "call");
  const efficiency = {
    memory: sheet.assume(
      "capacity.memory-efficiency",
      "Share of the memory bandwidth that a decode step reaches.",
    ),
    compute: sheet.assume(
      "capacity.compute-efficiency",
      "Share of the peak operations that reading a prompt reaches.",
    ),
    stepOverhead: sheet.assume(
      "capacity.step-overhead",
      "Time of a decode step that is neither bytes nor operations.",
    ),
  };
  const request = {
    promptTokens: m.name(
      "prompt-tokens",
      "token",
      "Mean prompt of a call.",
      max(mul(usage.promptTokens, call), quantity(1, "token")),
    ),
    newPromptTokens: m.name(
      "new-prompt-tokens",
      "token",
      "Part of a prompt that is not found in the prefix cache.",
      max(mul(add(usage.plainTokens, usage.newPrefixTokens), call), quantity(1, "token")),
    ),
    outputTokens: m.name(
      "output-tokens",
      "token",
      "Tokens written in a call, reasoning included.",
      max(mul(add(usage.outputTokens, usage.reasoningTokens), call), quantity(1, "token")),
    ),
  };
  const batch = largestBatch(m, replica, efficiency, request, {
    secondsPerToken: addPace(sheet, plan),
    maxSequences: sheet.assume(
      "capacity.max-sequences",
      "Sequences that the engine runs at once at most.",
    ),
  });
  const speed = replicaSpeed(m, replica, efficiency, request, batch);
  m.name(
    "first-token",
    "s",
    "Mean time to the first token at the peak: reading the prompt, waiting for those before, one step.",
    firstTokenSeconds(
      m,
      speed.prefillS,
      node("self-hosted.replica.step"),
      mul(speed.requestsPerS, ceiling),
    ),
  );
  return speed.requestsPerS;
}

/** Longest mean pause between two tokens of an answer. */
function addPace(sheet: Sheet, plan: Plan): Term {
  const doc = "Longest mean pause between two tokens of an answer.";
  const stated = plan.paths["self-hosted"]?.tokens_per_second;
  if (stated === undefined) return sheet.assume("capacity.seconds-per-token", doc);
  const speed = sheet.believe({
    id: "self-hosted.tokens-per-second",
    doc: "Least speed at which one answer appears.",
    plan: stated,
    key: "paths.self-hosted.tokens_per_second",
  });
  return sheet.step(
    "self-hosted.seconds-per-token",
    "s / token",
    doc,
    div(1, mul(speed, quantity(1, "second / s"))),
  );
}

/** Calls per second at the peak for one task a month. */
function addPeakPerTask(sheet: Sheet, plan: Plan, usage: TaskUsage): Expression {
  const { workload } = plan;
  const hours = sheet.believe({
    id: "workload.active_hours",
    doc: "Hours of the day in which the tasks arrive.",
    plan: workload.active_hours,
    key: "workload.active_hours",
    default: "usage.active-hours",
  });
  const factor = sheet.believe({
    id: "workload.peak_factor",
    doc: "Busiest hour over the average active hour.",
    plan: workload.peak_factor,
    key: "workload.peak_factor",
    default: "usage.peak-factor",
  });
  const paid = sheet.step(
    "self-hosted.paid-calls",
    "1 / task",
    "Calls run for one task: calls × retries and use outside production.",
    mul(usage.callsPerTask, quantity(1, "1 / call"), usage.overhead),
  );
  const active = mul(hours, quantity(secondsPerActiveHour, "s day / hour / month"));
  const all = quantity(24 * secondsPerActiveHour, "s / month");
  return sheet.step(
    "self-hosted.peak-per-task",
    "month / task / s",
    "Calls per second at the peak for one task a month: what cannot wait, × peak factor ÷ active seconds of a month; at least all calls ÷ all seconds, so that what waits is done too.",
    max(div(mul(paid, sub(1, usage.batchShare), factor), active), div(paid, all)),
  );
}
