import { sha256 } from "@outlay/estimate";

/**
 * A hidden line by which a program finds the comment that it wrote, to replace it: the same for the
 * same subject, whatever is in its name.
 *
 * @param kind what it is: `diff`
 * @param subject what it is about, such as the path of a plan
 * @example
 * commentMarker("diff", "plan.yaml") // => "<!-- outlay-diff 1a86792713be -->"
 */
export const commentMarker = (kind: string, subject: string): string =>
  `<!-- outlay-${kind} ${sha256(subject).slice(0, 12)} -->`;
