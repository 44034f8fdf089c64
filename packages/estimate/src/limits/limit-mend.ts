import { evaluate, quantilesOf } from "../graph/index.ts";
import type { Category, PathId } from "../model/index.ts";
import { isApi } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import type { Estimated } from "../result/index.ts";
import { limitResults } from "./limit-results.ts";

/** What the choice of a model can do about the limits that a path breaks. All money is in USD. */
export interface LimitMend {
  readonly path: PathId;
  /** The model's own bill over the horizon, or the machines that run it, at the middle: all that another could save. */
  readonly modelUsd: number;
  /** Build and running at the middle. */
  readonly totalUsd: number;
  /** A limit stays broken even with a model that costs nothing. */
  readonly beyondModels: boolean;
  /** The largest category of the total, at middle values. */
  readonly largest: { readonly category: Category; readonly usd: number };
}

/**
 * Whether another model could mend the limits of a plan that are broken: the draws of the total and of
 * the month that breaks its limit, with the model's bill taken off, are held to the same chance.
 *
 * @returns undefined where no limit of the build and running or of a month is broken
 */
export function limitMend(plan: Plan, estimated: Estimated): LimitMend | undefined {
  const { estimate, evaluation, model } = estimated;
  const results = limitResults(plan, estimated);
  const found = estimate.paths.find(({ id }) => id === results?.path);
  if (results === undefined || found === undefined || found.status === "ruled-out")
    return undefined;
  const line = `${found.id}.${isApi(found.id) ? "model-usage" : "gpu-serving"}`;
  const broken = results.limits.filter(
    ({ id, outcome }) => outcome === "broken" && (id === "total" || id === "run_month"),
  );
  const [bill, month] = [`${line}.total`, `${line}.month`];
  if (broken.length === 0 || !model.graph.nodes.has(bill)) return undefined;
  const monthly = model.graph.nodes.has(month) ? month : bill;
  const run = `${found.id}.run.month`;
  const evaluated = evaluate(model.graph, {
    seed: evaluation.seed,
    draws: Math.min(evaluation.draws, draws),
    sampling: evaluation.sampling,
    targets: [`${found.id}.total`, bill, run, monthly],
  });
  if (!evaluated.ok) throw new Error(`not a number: ${JSON.stringify(evaluated.error)}`);
  const { samples, monthSamples } = evaluated.value;
  const hasMonths = (node: string): boolean => {
    const axes = model.graph.axes.get(node);
    return axes !== "constant" && axes !== "draw";
  };
  const at = (node: string, index: number): Float64Array =>
    hasMonths(node) ? monthSamples(node, index) : samples(node);
  const beyondModels = broken.some(({ id, limit, judged }) => {
    const index = (judged?.month ?? 1) - 1;
    const [all, own] =
      id === "total"
        ? [samples(`${found.id}.total`), samples(bill)]
        : [at(run, index), at(monthly, index)];
    const rest = all.map((usd, draw) => usd - (own[draw] as number));
    const [figure] = quantilesOf(rest, [1 - results.chanceOfExceeding]) as [number];
    return figure > limit;
  });
  const [largest] = found.categories
    .filter(({ category }) => category !== "fallback")
    .toSorted((a, b) => b.totalUsd - a.totalUsd);
  if (largest === undefined) return undefined;
  const [modelUsd] = quantilesOf(samples(bill), [0.5]) as [number];
  return {
    path: found.id,
    modelUsd,
    totalUsd: found.totalUsd.p50,
    beyondModels,
    largest: { category: largest.category, usd: largest.totalUsd },
  };
}

/** Draws in which the bill is taken off: enough for a limit's chance to a point or two. */
const draws = 2_048;
