import type { Architecture } from "../facts/architecture.ts";
import { sharedEvenly } from "../memory/shared-evenly.ts";
import type { LayoutWish } from "./serving-need.ts";

/** GPUs of a machine from which on several are joined: those have a network that is made for it. */
export const leastInSeveral = 4;

/** Machines that hold one replica together where one does not. */
export const machinesInRow: readonly number[] = [2, 4];

/** GPUs of most machines. */
const usualMachine = 8;

/** GPUs of a replica, and the stages they are cut into: 1 within a machine. */
export interface ReplicaSize {
  readonly gpus: number;
  readonly stages: number;
}

/**
 * Sizes of a replica: 1, 2, 4 … up to the machine, and fewer than 8 over which the heads go evenly (5 for
 * Phi-4); or the one that is asked for, in whole machines beyond one.
 *
 * @param most GPUs of the largest machine
 */
export function sizesUpTo(
  model: Pick<Architecture, "attention" | "heads">,
  most: number,
  { gpus: asked, pipelineParallel = 1 }: LayoutWish,
): ReplicaSize[] {
  if (asked !== undefined) {
    if (asked <= most) return [{ gpus: asked, stages: pipelineParallel }];
    const machines = asked / most;
    const joined = most >= leastInSeveral && Number.isInteger(machines);
    if (!joined || pipelineParallel % machines !== 0) {
      return joined && pipelineParallel === 1 ? [{ gpus: asked, stages: machines }] : [];
    }
    return [{ gpus: asked, stages: pipelineParallel }];
  }
  const sizes: ReplicaSize[] = [];
  for (let gpus = 1; gpus <= most; gpus++) {
    if (isPowerOfTwo(gpus) || (gpus < usualMachine && sharedEvenly(model, gpus))) {
      sizes.push({ gpus, stages: pipelineParallel });
    }
  }
  return sizes;
}

const isPowerOfTwo = (count: number): boolean => {
  let left = count;
  while (left > 1 && left % 2 === 0) left /= 2;
  return left === 1;
};
