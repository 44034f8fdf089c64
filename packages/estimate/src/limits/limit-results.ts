import { median } from "../distribution/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Estimated } from "../result/index.ts";
import { judgeLimit } from "./judge-limit.ts";
import { isMoney, type LimitId, limitFigures, limitIds } from "./limit-figures.ts";
import type { LimitOutcome, LimitResult, LimitResults } from "./limit-result.ts";
import { limitedPath } from "./limited-path.ts";

/** Share of the draws that may lie beyond a limit when the plan does not say: even odds. */
const evenOdds = 0.5;

/**
 * The limits of a plan beside its estimate: which hold, which are broken, by how much, and how sure
 * that is. They come from the draws of the estimate, so the same seed gives the same verdict.
 *
 * @param plan the plan that was estimated
 * @returns undefined where the plan has no limits
 */
export function limitResults(plan: Plan, estimated: Estimated): LimitResults | undefined {
  const { limits: stated } = plan;
  if (stated === undefined) return undefined;
  const given = stated.chance_of_exceeding;
  const allowed = given === undefined ? evenOdds : median(given.distribution);
  const held = limitedPath(plan, estimated.estimate);
  const limits = limitIds.flatMap((id): LimitResult[] => {
    const written = stated[id];
    if (written === undefined) return [];
    const { file, line, column } = written.position;
    const limit = median(written.distribution);
    const told = {
      id,
      key: `limits.${id}`,
      text: written.text,
      at: { file, line, column },
      unit: written.unit,
      limit,
    };
    return [{ ...told, ...judged(id, estimated, held, limit, allowed) }];
  });
  return {
    chanceOfExceeding: allowed,
    chanceStated: given !== undefined,
    ...held,
    limits,
    outcome: worstOf(limits.map(({ outcome }) => outcome)),
  };
}

function judged(
  id: LimitId,
  estimated: Estimated,
  { path, missing }: ReturnType<typeof limitedPath>,
  limit: number,
  allowed: number,
): Pick<LimitResult, "outcome" | "judged"> {
  if (path === undefined || missing !== undefined) return { outcome: "unknown" };
  const status = estimated.estimate.paths.find((each) => each.id === path)?.status;
  const lowerBound = status === "partial" && isMoney(id);
  return judgeLimit(limitFigures(id, estimated, path), limit, allowed, lowerBound);
}

const worstOf = (outcomes: readonly LimitOutcome[]): LimitOutcome =>
  outcomes.includes("broken") ? "broken" : outcomes.includes("unknown") ? "unknown" : "holds";
