import { evaluate } from "../graph/index.ts";
import type { PathId } from "../model/index.ts";
import type { Estimated } from "./estimate.ts";

/** What one path has paid by the end of each month of a fan, USD. One in ten futures is below `p10`. */
export interface CashFanSeries {
  readonly path: PathId;
  readonly p10: readonly number[];
  readonly p50: readonly number[];
  readonly p80: readonly number[];
  readonly p90: readonly number[];
}

/** What paths have paid over time, build included, without people who take over. */
export interface CashFan {
  /** Calendar months, `2026-09`; a figure is what has been paid by the end of its month. */
  readonly months: readonly string[];
  /** How many of `months` are before the launch. */
  readonly beforeLaunch: number;
  readonly series: readonly CashFanSeries[];
}

/**
 * What each path has paid by the end of each month, from when its work begins to the end of the horizon.
 * In the last month it is `<path>.total`, draw by draw; in the last one before the launch it is
 * `<path>.build.total`. Before the launch the build is paid evenly over the months to it, as in the
 * fiscal years, so that the end of a fiscal year here is the sum of its cash and of the years before.
 *
 * The first month is one in which nine in ten futures of every path have paid nothing yet, or as many
 * months before the launch as the horizon has: what was paid earlier is in it.
 *
 * It is evaluated when asked for; `estimate` itself draws few months.
 *
 * @param paths those of the estimate that can be built as stated, if left out
 * @param draws as many as the estimate's, if left out: then the ends are its totals
 */
export function cashFan(
  { estimate, evaluation, model }: Estimated,
  paths: readonly PathId[] = model.paths
    .filter(({ status }) => status !== "ruled-out")
    .map(({ id }) => id),
  draws: number = evaluation.draws,
): CashFan {
  const longest = paths.map((path) => evaluation.summary(`${path}.months-to-launch`).p90);
  const before = Math.min(model.months - 1, Math.ceil(Math.max(0, ...longest)));
  const { seed, sampling } = evaluation;
  const series = paths.map((path): CashFanSeries => {
    // Path by path: months × draws of one of them are enough in memory.
    const [back, on] = [`${path}.cash.before-launch`, `${path}.cash.cumulative`] as const;
    const evaluated = evaluate(model.graph, { seed, draws, sampling, targets: [back, on] });
    if (!evaluated.ok) throw new Error(`not a number: ${JSON.stringify(evaluated.error)}`);
    const [earlier, later] = [evaluated.value.monthly(back), evaluated.value.monthly(on)];
    const of = (quantile: "p10" | "p50" | "p80" | "p90"): readonly number[] => [
      ...earlier[quantile].slice(0, before + 1).reverse(),
      ...later[quantile],
    ];
    return { path, p10: of("p10"), p50: of("p50"), p80: of("p80"), p90: of("p90") };
  });
  return {
    months: Array.from({ length: before + 1 + model.months }, (_, at) =>
      monthAfter(estimate.start, at - before - 1),
    ),
    beforeLaunch: before + 1,
    series,
  };
}

/** The calendar month so many months after another, `YYYY-MM`. */
function monthAfter(start: string, months: number): string {
  const since = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(since / 12)).padStart(4, "0");
  return `${year}-${String((since % 12) + 1).padStart(2, "0")}`;
}
