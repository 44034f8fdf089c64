import type { PathResult, RuledOutPath } from "@outlay/estimate";

/** Words of the paths, for people. */
export const pathWords: Readonly<Record<PathResult["id"], string>> = {
  hosted: "hosted",
  "hosted-tuned": "hosted, tuned",
  "self-hosted": "self-hosted",
  "self-hosted-tuned": "self-hosted, tuned",
};

/** Whether a path has figures. */
export const isPriced = (path: PathResult | RuledOutPath): path is PathResult =>
  path.status !== "ruled-out";

/** Whether people who take over failed tasks cost anything on a path. */
export const hasPeople = ({ fallbackUsd }: PathResult): boolean => (fallbackUsd?.p90 ?? 0) > 0;
