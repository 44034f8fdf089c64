import { machinesNeeded, replicasNeeded } from "@outlay/capacity";
import { add, type Expression, max, mul, quantity, sub, type Term } from "../../graph/index.ts";
import { graphArithmetic } from "../capacity-arithmetic.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";
import { addReplicaSpeed } from "./add-replica-speed.ts";
import { machinesBeyond } from "./autoscaling.ts";
import { addFleetUse } from "./fleet-use.ts";
import type { HostingTerms } from "./hosting-terms.ts";
import { addOwnedMachines } from "./owned-machines.ts";
import { addRentedMachines } from "./rented-machines.ts";
import type { PlannedDemand } from "./serving-demand.ts";
import type { RatedServing } from "./serving-speed.ts";

/**
 * GPUs, rented or owned: replicas for the busiest hour of each month at the ceiling of their use, in
 * whole machines, plus the spare ones, all hours of the month.
 *
 * Machines are not switched off at night, unless the plan says so (`hosting.autoscaling`): a replica takes
 * minutes to load its weights, and the spare one has to be there.
 */
export function addGpuServing(
  sheet: Sheet,
  serving: RatedServing,
  demand: PlannedDemand<Expression>,
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
  const scaled = addScaledMachines(sheet, serving, demand, requestsPerS, machines);
  const { paid, atPeak } = addPaid(
    sheet,
    serving,
    demand,
    { machines, owned, scaled },
    terms,
    years,
  );
  const paidFor = sheet.step(
    `${path}.machines-paid`,
    "machine",
    "Machines that are paid for, over all hours: owned, rented, or committed to.",
    paid,
  );
  const mostPaid =
    demand.day === undefined
      ? paidFor
      : sheet.step(
          `${path}.machines-paid-at-peak`,
          "machine",
          "Machines that are paid for in the busiest hour.",
          atPeak,
        );
  addFleetUse(sheet, serving, demand, requestsPerS, replicas, { paid: paidFor, atPeak: mostPaid });
}

/** Machines that run beside so many kept ones, as a mean over all hours. */
type Beyond = (kept: Term) => Term;

/** Where machines follow the load: the mean of those that run; else those of the peak, all hours. */
function addScaledMachines(
  sheet: Sheet,
  { path, replica, machine }: RatedServing,
  { day, waiting, peak, ceiling, spare }: PlannedDemand<Expression>,
  requestsPerS: Term,
  machines: Expression,
): Beyond {
  const none = quantity(0, "machine");
  if (day === undefined || waiting === undefined) return (kept) => max(sub(machines, kept), none);
  const m = graphArithmetic(sheet, `${path}.replica`, replica);
  const fleet = {
    gpusPerReplica: replica.gpus,
    gpusPerMachine: machine.gpus,
    requestsPerS,
    ceiling,
    spare,
    peak,
    waiting,
  };
  return (kept) =>
    sheet.step(
      `${path}.machines-scaled`,
      "machine",
      "Machines that run beside owned and committed ones, as a mean over all hours: they follow the load, and are paid for while they start.",
      machinesBeyond<Term>(m, fleet, day, kept),
    );
}

/** Adds what is rented beside what is owned; answers with the machines that are paid for. */
function addPaid(
  sheet: Sheet,
  serving: RatedServing,
  { prices }: PlannedDemand<Expression>,
  { machines, owned, scaled }: Counts,
  terms: HostingTerms<Expression>,
  years: readonly FiscalYear[],
): { readonly paid: Term; readonly atPeak: Term } {
  if (owned === undefined) {
    const renting = { rented: machines, beyond: scaled, prices };
    return addRentedMachines(sheet, serving, renting, terms, years);
  }
  if (terms.site === "owned") return { paid: owned, atPeak: owned };
  const rented = sheet.step(
    `${serving.path}.machines-rented`,
    "machine",
    "Machines in use that are not owned.",
    max(sub(machines, owned), quantity(0, "machine")),
  );
  const beyond: Beyond = (kept) => scaled(add(owned, kept));
  const renting = addRentedMachines(sheet, serving, { rented, beyond, prices }, terms, years);
  return { paid: add(owned, renting.paid), atPeak: add(owned, renting.atPeak) };
}

/** Machines of a path: of the peak, owned, and what runs beside those that are kept. */
interface Counts {
  readonly machines: Expression;
  readonly owned: Expression | undefined;
  readonly scaled: Beyond;
}
