import { quantilesOf } from "../graph/index.ts";
import { lessOf } from "../result/diff/gap.ts";
import type { LimitFigure } from "./limit-figures.ts";
import type { JudgedLimit, LimitOutcome } from "./limit-result.ts";

/** How many standard errors from the allowed chance other draws may well say otherwise. */
const near = 2;

/**
 * A limit beside its figures: the one that is the largest at the allowed chance decides, so where it
 * lies within the limit all do.
 *
 * A limit holds when its figure is not above it: at most that share of the draws lies beyond. A figure
 * that leaves something out can break a limit, and cannot meet it.
 *
 * @param figures one at least, in the unit of the limit
 * @param allowed share of the draws that may lie beyond, 0 to 1
 * @param lowerBound whether the figures leave something out
 */
export function judgeLimit(
  figures: readonly LimitFigure[],
  limit: number,
  allowed: number,
  lowerBound: boolean,
): { readonly outcome: LimitOutcome; readonly judged: JudgedLimit } {
  const read = figures.map((each) => {
    const [figure, p50] = quantilesOf(each.draws, [1 - allowed, 0.5]) as [number, number];
    return { ...each, figure, p50 };
  });
  const { draws, figure, p50, ...place } = read.reduce((most, each) =>
    each.figure > most.figure ? each : most,
  );
  const chance = shareBeyond(draws, limit);
  const errorOf = (share: number): number => Math.sqrt((share * (1 - share)) / draws.length);
  const fixed = draws.every((value) => value === draws[0]);
  const judged: JudgedLimit = {
    ...place,
    figure,
    p50,
    chance,
    standardError: errorOf(chance),
    draws: draws.length,
    over: lessOf(limit, figure),
    tooClose:
      !fixed && Math.abs(chance - allowed) <= near * Math.max(errorOf(chance), errorOf(allowed)),
    lowerBound,
  };
  return { outcome: judged.over > 0 ? "broken" : lowerBound ? "unknown" : "holds", judged };
}

/** Share of the draws beyond a limit by more than the rounding of sums. */
function shareBeyond(draws: Float64Array, limit: number): number {
  let beyond = 0;
  for (const value of draws) if (lessOf(limit, value) > 0) beyond++;
  return beyond / draws.length;
}
