import { hoursErrorOf } from "@outlay/capacity";
import { errorsOf, type HeldOutBySplit, type TrainingErrors } from "./errors.ts";
import { type Split, splits } from "./held-out.ts";

/**
 * Share of held-out runs that lie in an interval made without any run of their own group.
 */
export function coverage(split: Split, held: HeldOutBySplit): boolean[] {
  const groupOf = splits[split];
  const without = (group: string): HeldOutBySplit =>
    Object.fromEntries(
      Object.entries(held).map(([name, all]) => [
        name,
        all.filter(({ run }) => groupOf(run) !== group),
      ]),
    ) as unknown as HeldOutBySplit;
  const errors = new Map(
    [...new Set(held[split].map(({ group }) => group))].map((group) => [
      group,
      errorsOf(without(group)),
    ]),
  );
  return held[split].map(({ run, predicted, basis, group }) => {
    const { low, high } = hoursErrorOf(
      errors.get(group) as TrainingErrors,
      basis,
      run.setup.software,
    );
    const ratio = run.gpuHours / predicted;
    return low <= ratio && ratio <= high;
  });
}
