import {
  type Accelerator,
  type TrainingImpossible,
  type TrainingOn,
  type TrainingWish,
  trainOn,
} from "@outlay/capacity";
import type { Catalog } from "../../catalog/load.ts";
import { type RunCost, runCosts } from "./run-cost.ts";

/** What was asked, of any part. */
export type AskedTraining = Omit<TrainingWish, "gpu" | "gpusPerMachine">;

/** How the run goes on one part, and what it costs. */
export interface TrainAnswer {
  readonly gpu: Accelerator;
  readonly made:
    | { readonly ok: true; readonly value: TrainingOn }
    | { readonly ok: false; readonly error: TrainingImpossible };
  readonly costs: readonly RunCost[];
}

/** GPUs of the largest machine of a part that is sold; 8 where none is. */
const machineOf = ({ machines }: Catalog, gpu: Accelerator): number =>
  Math.max(
    0,
    ...machines.filter(({ accelerator }) => accelerator === gpu.id).map(({ gpus }) => gpus),
  ) || 8;

/** How the run goes on one part. */
export function trainAnswer(catalog: Catalog, asked: AskedTraining, gpu: Accelerator): TrainAnswer {
  const gpusPerMachine = machineOf(catalog, gpu);
  const made = trainOn(catalog.training, { ...asked, gpu, gpusPerMachine });
  return {
    gpu,
    made,
    costs: made.ok ? runCosts(catalog.machines, gpu.id, made.value, gpusPerMachine) : [],
  };
}

/** GPUs of a machine of which several make one cluster. */
const fewestJoined = 4;

/**
 * How the run goes on every part that is sold on demand and can do it, the cheapest first. Parts that the
 * catalog does not trust its formulas for are left out, and so are several machines of one or two GPUs, which
 * nobody joins by a network that is quick enough; `--gpu` names them.
 */
export const trainRanking = (
  catalog: Catalog,
  asked: AskedTraining,
): (TrainAnswer & { readonly cheapest: RunCost })[] =>
  [...catalog.accelerators.values()]
    .filter(({ uncalibrated }) => uncalibrated === undefined)
    .map((gpu) => trainAnswer(catalog, asked, gpu))
    .flatMap((answer) => {
      const cheapest = answer.costs.find(({ offer }) => offer.purchase === "on-demand");
      if (cheapest === undefined) return [];
      const apart = cheapest.machines > 1 && cheapest.offer.gpus < fewestJoined;
      return apart ? [] : [{ ...answer, cheapest }];
    })
    .sort((one, other) => one.cheapest.usd.likely - other.cheapest.usd.likely);
