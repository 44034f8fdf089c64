import type { Evaluation, Graph, Point } from "../graph/index.ts";
import type { PathId } from "../model/index.ts";
import { peopleTakeOver } from "../model/outcome/counts-fallback.ts";
import type { Plan } from "../plan/index.ts";
import { type BesidePath, besidePath } from "./beside-path.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** What a path is held against, and does not compete with. */
export type BaselineId = "do-nothing" | "buy" | "from-scratch";

/** A baseline: people do the work as today, a product is bought, or a model is trained from nothing. */
export interface BaselineResult {
  readonly id: BaselineId;
  /** Id under which `explain` opens the total. */
  readonly node: string;
  /** USD over the horizon. */
  readonly totalUsd: Spread;
  /** With what people cost who take over failed tasks; absent where they are not counted. */
  readonly totalWithFallbackUsd?: Spread;
  /** USD for one task that ends well, people included where they are counted; at the medians. */
  readonly usdPerOutcome?: number;
  /** Draw by draw against the cheapest path; absent where the two do not do the same. */
  readonly beside?: BesidePath;
}

const ids: readonly BaselineId[] = ["do-nothing", "buy", "from-scratch"];
const figures = ["total", "total-with-fallback"] as const;

/** The nodes of the baselines whose spread is asked for, of those that the graph has. */
export const baselineTargets = ({ nodes }: Graph): string[] =>
  ids
    .flatMap((id) => figures.map((figure) => `baseline.${id}.${figure}`))
    .filter((id) => nodes.has(id));

/**
 * The baselines that the plan says enough about.
 *
 * @param winner the cheapest path that can win; undefined where none can
 */
export function baselineResults(
  plan: Plan,
  graph: Graph,
  evaluation: Evaluation,
  middle: Point,
  winner: PathId | undefined,
): readonly BaselineResult[] {
  const people = peopleTakeOver(plan);
  return ids.flatMap((id): BaselineResult[] => {
    const node = `baseline.${id}.total`;
    // Work that nobody does today, and that costs nothing undone, is nothing to be held against.
    if (!graph.nodes.has(node) || (id === "do-nothing" && !people)) return [];
    const withFallback = `baseline.${id}.total-with-fallback`;
    const unit = people ? ["cost-per-task-with-fallback"] : [];
    const each = [...unit, "cost-per-success", "cost-per-task"]
      .map((figure) => `baseline.${id}.${figure}`)
      .find((figure) => graph.nodes.has(figure));
    const beside =
      id === "from-scratch" || winner === undefined
        ? undefined
        : besidePath(plan, id, winner, evaluation, middle);
    return [
      {
        id,
        node,
        totalUsd: spreadOf(evaluation, middle, node),
        ...(graph.nodes.has(withFallback)
          ? { totalWithFallbackUsd: spreadOf(evaluation, middle, withFallback) }
          : {}),
        ...(each === undefined ? {} : { usdPerOutcome: middle.value(each) }),
        ...(beside === undefined ? {} : { beside }),
      },
    ];
  });
}
