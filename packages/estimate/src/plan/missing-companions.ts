import type { CheckProblem } from "@outlay/document";
import type { BranchRow } from "./plan-row.ts";

/**
 * Keys of a section that say nothing alone: seats without their price would be unknown, not zero, so
 * they are an issue at the key that is there.
 *
 * @param value the section as read; keys that were left out are absent or undefined
 */
export function missingCompanions(
  { needs = [], least = [] }: BranchRow,
  value: object,
): CheckProblem[] {
  const words = new Set(
    Object.entries(value).flatMap(([word, each]) => (each === undefined ? [] : [word])),
  );
  const alone = needs
    .filter(([word, other]) => words.has(word) && !words.has(other))
    .map(
      ([word, other]): CheckProblem => ({
        at: [word],
        message: `says nothing without ${other}`,
        expected: `${word} and ${other}, or neither`,
      }),
    );
  if (alone.length > 0 || least.length === 0 || least.some((word) => words.has(word))) return alone;
  return [{ message: "says nothing yet", expected: `at least one of ${least.join(", ")}` }];
}
