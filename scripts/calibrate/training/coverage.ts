import { hoursErrorOf } from "@outlay/capacity";
import { errorsOf, type HeldOutBySplit, type TrainingErrors } from "./errors.ts";
import { type HeldOut, isLeftOut, type Split } from "./held-out.ts";

/**
 * Share of held-out runs that lie in an interval made without any run of their own group.
 */
export function coverage(split: Split, held: HeldOutBySplit): boolean[] {
  const without = (example: HeldOut): HeldOutBySplit =>
    Object.fromEntries(
      Object.entries(held).map(([name, all]) => [
        name,
        all.filter(({ run }) => !isLeftOut(split, example.run, run)),
      ]),
    ) as unknown as HeldOutBySplit;
  const errors = new Map(
    [...Map.groupBy(held[split], ({ group }) => group)].map(([group, [example]]) => [
      group,
      errorsOf(without(example as HeldOut)),
    ]),
  );
  return held[split].map(({ run, predicted, basis, group }) => {
    const { low, high } = hoursErrorOf(
      errors.get(group) as TrainingErrors,
      // Who has neither source nor chip has no more than the widest interval.
      split === "source and its kind of chip" ? "uncalibrated" : basis,
      run.setup.software,
    );
    const ratio = run.gpuHours / predicted;
    return low <= ratio && ratio <= high;
  });
}
