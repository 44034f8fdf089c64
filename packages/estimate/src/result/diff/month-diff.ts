import { quantilesOf } from "../../graph/index.ts";
import type { PathId } from "../../model/index.ts";
import type { Estimated } from "../estimate.ts";
import type { Spread } from "../spread.ts";
import type { MonthDiff } from "./diff.ts";
import { gapOf } from "./gap.ts";

/** What a path of A and one of B cost in the thirteenth month, or the last where there are fewer. */
export function monthDiff(
  a: Estimated,
  b: Estimated,
  paths: { readonly a: PathId; readonly b: PathId },
): MonthDiff {
  const at = Math.min(12, a.model.months - 1, b.model.months - 1);
  const [one, other] = [monthOf(a, paths.a, at), monthOf(b, paths.b, at)];
  return {
    month: at + 1,
    a: one.spread,
    b: other.spread,
    difference: gapOf(one, other, one.draws.length),
  };
}

function monthOf({ model, evaluation, centre: middle }: Estimated, path: PathId, at: number) {
  const id = `${path}.run.month`;
  const axes = model.graph.axes.get(id);
  const draws =
    axes === "constant" || axes === "draw"
      ? evaluation.samples(id).subarray(0, evaluation.monthlyDraws)
      : evaluation.monthSamples(id, at);
  const centre = middle.months(id)[at] as number;
  const [p10, p50, p80, p90] = quantilesOf(draws, [0.1, 0.5, 0.8, 0.9]) as [
    number,
    number,
    number,
    number,
  ];
  let sum = 0;
  for (const value of draws) sum += value;
  const spread: Spread = { p10, p50, p80, p90, mean: sum / draws.length, centre };
  return { draws, centre, spread };
}
