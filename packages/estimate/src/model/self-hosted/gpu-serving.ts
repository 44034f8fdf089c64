import {
  firstTokenSeconds,
  largestBatch,
  machinesNeeded,
  replicaSpeed,
  replicasNeeded,
} from "@outlay/capacity";
import {
  add,
  type Expression,
  max,
  mul,
  node,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import { graphArithmetic } from "../capacity-arithmetic.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import type { Serving } from "./find-candidates.ts";
import { addFleetUse } from "./fleet-use.ts";
import type { HostingTerms } from "./hosting-terms.ts";
import { addOwnedMachines } from "./owned-machines.ts";
import { addRentedMachines } from "./rented-machines.ts";
import type { ServingDemand } from "./serving-demand.ts";

/**
 * GPUs, rented or owned: replicas for the busiest hour of each month at the ceiling of their use, in
 * whole machines, plus the spare ones, all hours of the month.
 *
 * Machines are not switched off at night: a replica takes minutes to load its weights, and the spare
 * one has to be there.
 */
export function addGpuServing(
  sheet: Sheet,
  serving: Serving,
  demand: ServingDemand<Expression>,
  terms: HostingTerms<Expression>,
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
  const owned =
    terms.site === "cloud" ? undefined : addOwnedMachines(sheet, serving, machines, terms, years);
  const paid = sheet.step(
    `${path}.machines-paid`,
    "machine",
    "Machines that are paid for: owned, rented, or committed to.",
    addPaid(sheet, serving, demand, machines, owned, terms, years),
  );
  addFleetUse(sheet, serving, demand, requestsPerS, replicas, paid);
}

/** Adds what is rented beside what is owned; answers with the machines that are paid for. */
function addPaid(
  sheet: Sheet,
  serving: Serving,
  demand: ServingDemand<Expression>,
  machines: Expression,
  owned: Expression | undefined,
  terms: HostingTerms<Expression>,
  years: readonly FiscalYear[],
): Term {
  if (owned === undefined) {
    return addRentedMachines(sheet, serving, machines, demand.prices, terms, years);
  }
  if (terms.site === "owned") return owned;
  const rented = sheet.step(
    `${serving.path}.machines-rented`,
    "machine",
    "Machines in use that are not owned.",
    max(sub(machines, owned), quantity(0, "machine")),
  );
  return add(owned, addRentedMachines(sheet, serving, rented, demand.prices, terms, years));
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
