import type { PathId } from "../model/index.ts";
import type { Estimated } from "../result/index.ts";

/** The keys of `limits:` that have a figure, in the order of the plan language. */
export const limitIds = [
  "build",
  "total",
  "fiscal_year",
  "run_month",
  "cost_per_task",
  "cost_per_success",
  "time_to_launch",
] as const;

/** One of the keys of `limits:` that have a figure. */
export type LimitId = (typeof limitIds)[number];

/** The draws of a figure, and where it stands. */
export interface LimitFigure {
  readonly node: string;
  /** Month after the launch, from 1. */
  readonly month?: number;
  readonly year?: number;
  readonly draws: Float64Array;
}

/** The node below the path; years and months have one figure each. */
const nodes: Readonly<Record<Exclude<LimitId, "fiscal_year" | "run_month">, string>> = {
  build: "build.total",
  total: "total",
  cost_per_task: "cost-per-task",
  cost_per_success: "cost-per-success",
  time_to_launch: "months-to-launch",
};

/** Whether a price that is missing makes the figure too low. */
export const isMoney = (id: LimitId): boolean => id !== "time_to_launch";

/**
 * What a limit is held against: one figure, or one for each fiscal year or month.
 *
 * @param path one that has figures
 */
export function limitFigures(
  id: LimitId,
  { model, evaluation }: Estimated,
  path: PathId,
): readonly LimitFigure[] {
  if (id === "fiscal_year") {
    return model.bookYears.map(({ year }) => {
      const node = `${path}.year.${year}.cash`;
      return { node, year, draws: evaluation.samples(node) };
    });
  }
  if (id === "run_month") {
    const node = `${path}.run.month`;
    const axes = model.graph.axes.get(node);
    if (axes === "constant" || axes === "draw") {
      return [{ node, month: 1, draws: evaluation.samples(node) }];
    }
    return Array.from({ length: model.months }, (_, month) => ({
      node,
      month: month + 1,
      draws: evaluation.monthSamples(node, month),
    }));
  }
  const node = `${path}.${nodes[id]}`;
  return [{ node, draws: evaluation.samples(node) }];
}
