import type { Deployment, Ranking, ServingOption, Unfit } from "./deployment.ts";
import { fleetOf } from "./fleet.ts";
import type { DeploymentFacts, FleetNeed, ServingNeed, SoldMachine } from "./serving-need.ts";
import { servingOptions } from "./serving-options.ts";

/**
 * Every way to serve a model that fits and keeps the limits, the cheapest first: accelerators × machines as
 * sold × sizes of a replica × precisions × engines × layouts.
 *
 * With a load the cheapest is the fleet with the lowest USD an hour; without one it is the one with the
 * lowest USD for a million tokens. Of equals the one with more to spare comes first, so a part that
 * is quicker and not dearer is never behind.
 *
 * @param facts parts, machines at the prices that count, and the predictor
 */
export function rankDeployments<M extends SoldMachine>(
  facts: DeploymentFacts<M>,
  need: ServingNeed,
): Ranking<M> {
  const sold = Map.groupBy(facts.machines, ({ accelerator }) => accelerator);
  const deployments: Deployment<M>[] = [];
  const unfit: Unfit[] = [];
  for (const gpu of facts.accelerators) {
    const machines = sold.get(gpu.id) ?? [];
    const mostGpus = machines.reduce((most, { gpus }) => Math.max(most, gpus), 0);
    for (const precision of need.precisions) {
      const { options, nearest } = servingOptions(need, gpu, precision, mostGpus, facts);
      if (options.length === 0) unfit.push({ gpu: gpu.id, precision, why: nearest });
      for (const option of options) {
        const task = {
          requestsPerS: option.rate,
          gpusPerReplica: option.replica.gpus,
          request: need.request,
          load: plannedLoad(need),
          cautious: need.cautious ?? false,
        };
        for (const machine of machines) {
          if (!holds(machine, option)) continue;
          deployments.push({ ...option, machine, fleet: fleetOf(machine, task) });
        }
      }
    }
  }
  return { deployments: deployments.sort(need.load === undefined ? byToken : byHour), unfit };
}

/** Whether a machine holds a replica, or one stage of one that spans machines. */
export const holds = (
  machine: Pick<SoldMachine, "gpus">,
  { replica: { gpus, pipelineParallel = 1 } }: Pick<ServingOption, "replica">,
): boolean =>
  machine.gpus >= gpus ||
  (gpus % machine.gpus === 0 && pipelineParallel % (gpus / machine.gpus) === 0);

/** The load to size a fleet for: under a percentile the rate of a replica has the ceiling in it. */
export const plannedLoad = ({ load, tail }: ServingNeed): FleetNeed | undefined =>
  load === undefined || tail === undefined ? load : { ...load, utilisationCeiling: 1 };

const byToken = (a: Deployment, b: Deployment): number =>
  a.fleet.usdPerMillionTokens.likely - b.fleet.usdPerMillionTokens.likely || toSpare(a, b);

const byHour = (a: Deployment, b: Deployment): number =>
  a.fleet.usdPerHour.likely - b.fleet.usdPerHour.likely || toSpare(a, b);

const toSpare = (a: Deployment, b: Deployment): number =>
  b.fleet.requestsPerS - a.fleet.requestsPerS || a.fleet.gpus.likely - b.fleet.gpus.likely;
