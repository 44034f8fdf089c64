import {
  firstTokenSeconds,
  largestBatch,
  machinesNeeded,
  replicaSpeed,
  replicasNeeded,
} from "@outlay/capacity";
import { add, type Expression, mul, node, quantity, type Term } from "../../graph/index.ts";
import { graphArithmetic } from "../capacity-arithmetic.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { basisId } from "../volume/basis.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addBasis } from "../volume/volume.ts";
import type { Serving } from "./find-candidates.ts";
import { addFleetUse } from "./fleet-use.ts";
import { addMachinePrice, hoursPerMonth } from "./machine-price.ts";
import type { ServingDemand } from "./serving-demand.ts";

/**
 * Rented GPUs: replicas for the busiest hour of each month at the ceiling of their use, in whole
 * machines, plus the spare ones, all hours of the month.
 *
 * Machines are not switched off at night: a replica takes minutes to load its weights, and the spare
 * one has to be there.
 */
export function addGpuServing(
  sheet: Sheet,
  serving: Serving,
  demand: ServingDemand<Expression>,
  years: readonly FiscalYear[],
): void {
  const { path, replica, machine } = serving;
  const m = graphArithmetic(sheet, `${path}.replica`, replica);
  const requestsPerS = addReplicaSpeed(sheet, serving, demand);
  const replicas = sheet.step(
    `${path}.replicas`,
    "1",
    "Replicas that serve the peak: calls per second ÷ (speed × ceiling), whole ones.",
    replicasNeeded(m, {
      peakRequestsPerS: demand.peak,
      requestsPerS,
      utilisationCeiling: demand.ceiling,
      spareReplicas: quantity(0, "1"),
    }),
  );
  const machines = sheet.step(
    `${path}.machines`,
    "machine",
    `Machines of ${machine.gpus} GPUs as sold, each with ${Math.floor(machine.gpus / replica.gpus)} replicas of ${replica.gpus}; the spare ones included.`,
    add(
      mul(machinesNeeded(m, replicas, replica.gpus, machine.gpus), quantity(1, "machine")),
      demand.spare,
    ),
  );
  addFleetUse(sheet, serving, demand, requestsPerS, replicas, machines);
  addBasis(
    sheet,
    years,
    basisId(path, "machine-at-gpu-prices"),
    "machine",
    "Machines, each weighted with the rent of its month.",
    mul(machines, demand.prices),
  );
  sheet.run({
    path,
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
  { path, replica }: Serving,
  { efficiency, request, target, ceiling, early }: ServingDemand<Expression>,
): Term {
  const m = graphArithmetic(sheet, `${path}.replica`, replica);
  const batch = largestBatch<Term>(m, replica, efficiency, request, target);
  const speed = replicaSpeed<Term>(m, replica, efficiency, request, batch);
  m.name(
    "first-token",
    "s",
    "Mean time to the first token at the peak: reading the prompt, waiting for those before, one step.",
    firstTokenSeconds(
      m,
      speed.prefillS,
      node(`${path}.replica.step`),
      mul(speed.requestsPerS, ceiling),
    ),
  );
  if (!replica.gpu.earlySoftware) return speed.requestsPerS;
  return sheet.step(
    `${path}.replica.reached`,
    "1 / s",
    "Requests per second that one busy replica finishes with the software there is.",
    mul(speed.requestsPerS, early),
  );
}
