import { div, type Expression, mul, quantity, sumMonths, type Term } from "../../graph/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { Serving } from "./find-candidates.ts";
import type { ServingDemand } from "./serving-demand.ts";

/**
 * Adds how much of what is paid for is used:
 *
 * - `<path>.gpus-rented`, `<path>.gpus-needed`: with and without the spare machines and
 *   what whole machines leave over, month by month
 * - `<path>.busy-at-peak`, `<path>.busy-on-average`: share of the GPUs paid for that work
 * - `<path>.gpu-use`: GPU hours that work ÷ GPU hours paid for, over the horizon
 *
 * A GPU is busy for the part of an hour that its replica, at full batches, would take for the calls
 * of this hour. No line of cost reads these nodes.
 */
export function addFleetUse(
  sheet: Sheet,
  { path, replica, machine }: Serving,
  demand: ServingDemand<Expression>,
  requestsPerS: Term,
  replicas: Term,
  { paid, atPeak }: { readonly paid: Term; readonly atPeak: Term },
): void {
  const perReplica = quantity(replica.gpus, "gpu");
  const rented = sheet.step(
    `${path}.gpus-rented`,
    "gpu",
    "GPUs of all machines that are paid for in the busiest hour, rented or owned, the spare ones included.",
    mul(atPeak, quantity(machine.gpus, "gpu / machine")),
  );
  const onAverage = mul(paid, quantity(machine.gpus, "gpu / machine"));
  sheet.step(
    `${path}.gpus-needed`,
    "gpu",
    "GPUs of the replicas that serve the peak below the ceiling, without spare machines.",
    mul(replicas, perReplica),
  );
  const busy = (calls: Expression): Term => div(mul(calls, perReplica), requestsPerS);
  sheet.step(
    `${path}.busy-at-peak`,
    "share",
    "Share of the GPUs paid for that work in the busiest hour of the month.",
    div(busy(demand.peak), rented),
  );
  sheet.step(
    `${path}.busy-on-average`,
    "share",
    "Share of the GPUs paid for that work, over all hours of the month.",
    div(busy(demand.mean), onAverage),
  );
  sheet.step(
    `${path}.gpu-use`,
    "share",
    "GPU hours that work ÷ GPU hours paid for, over the horizon.",
    div(sumMonths(busy(demand.mean)), sumMonths(onAverage)),
  );
}
