import type { ApprovalState } from "@outlay/estimate";

/** Which version was approved, when and by whom: `Approved as version 2 on 2026-11-20 by Ann Lee`. */
export const approvedTitle = ({ version, at, by }: ApprovalState): string =>
  `Approved as version ${version} on ${at.slice(0, 10)}${by === undefined ? "" : ` by ${by}`}`;

/** Whether the plan is as it was approved, in one sentence; `outlay approve --check` says what changed. */
export function approvedSentence(state: ApprovalState): string {
  const title = approvedTitle(state);
  if (state.state === "unchanged") return `${title}; unchanged since.`;
  const counted = [
    counts(state.keys.length, "key of the plan", "keys of the plan"),
    counts(state.facts.length, "fact of the catalog", "facts of the catalog"),
  ].filter((words) => words !== "");
  const what = counted.length === 0 ? "" : `: ${counted.join(" and ")}`;
  return `${title}; changed since${what}.`;
}

const counts = (count: number, one: string, many: string): string =>
  count === 0 ? "" : `${count} ${count === 1 ? one : many}`;
