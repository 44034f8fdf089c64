import type { CheckProblem } from "@outlay/document";
import { median } from "../distribution/index.ts";
import type { Plan } from "./plan.ts";

/** A task is asked again in the same words or in others, not both: the two shares are at most 100 %. */
export function repeatsWithinTasks({
  exact_repeats: exact,
  near_repeats: near,
}: Plan["workload"]): CheckProblem[] {
  if (exact === undefined || near === undefined) return [];
  const sum = median(exact.distribution) + median(near.distribution);
  if (sum <= 1 + 1e-9) return [];
  return [
    {
      at: ["near_repeats"],
      message: `with exact_repeats of ${exact.text} it is ${Number((sum * 100).toFixed(1))} % of all tasks`,
      expected:
        "at most 100 % with exact_repeats: near repeats are those that are not word for word",
    },
  ];
}
