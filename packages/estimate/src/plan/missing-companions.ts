import type { CheckProblem } from "@outlay/document";
import type { BranchRow } from "./plan-row.ts";

/**
 * Keys of a section that say nothing alone: a number of seats without their price is unknown, not
 * zero, so it is an issue at the key that is there.
 *
 * @param value the section as read; keys that were left out are absent or undefined
 */
export function missingCompanions(
  { together = [], least = [] }: BranchRow,
  value: object,
): CheckProblem[] {
  const words = new Set(
    Object.entries(value).flatMap(([word, each]) => (each === undefined ? [] : [word])),
  );
  const alone = together.flatMap((group): CheckProblem[] => {
    const there = group.find((word) => words.has(word));
    const missing = group.filter((word) => !words.has(word));
    if (there === undefined || missing.length === 0) return [];
    return [
      {
        at: [there],
        message: `says nothing without ${missing.join(" and ")}`,
        expected: `${group.join(" and ")} together, or neither`,
      },
    ];
  });
  if (alone.length > 0 || least.length === 0 || least.some((word) => words.has(word))) return alone;
  return [{ message: "names no price", expected: `at least one of ${least.join(", ")}` }];
}
