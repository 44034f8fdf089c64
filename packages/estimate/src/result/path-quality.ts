import { median } from "../distribution/index.ts";
import type { Evaluation, Graph, Point } from "../graph/index.ts";
import type { PathId } from "../model/index.ts";
import { successNode } from "../model/outcome/relate-success.ts";
import type { Plan } from "../plan/index.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** How well a path does its work, and how that stands to the quality floor. */
export interface PathQuality {
  /** Id under which `explain` opens the success rate. */
  readonly node: string;
  /** Share of all tasks that end in success without a person. */
  readonly success: Spread;
  /** Absent when the plan has no floor. */
  readonly floor?: {
    /** `outcome.quality_floor`. */
    readonly least: number;
    /** Share of draws at or above it. */
    readonly chance: number;
    /** Whether the middle of the success rate reaches it: only then can the path win. */
    readonly meets: boolean;
  };
}

/** The nodes that the quality of a path is read from. */
export const qualityTargets = (plan: Plan, path: PathId, { nodes }: Graph): string[] =>
  [successNode(plan, path, nodes), `${path}.meets-floor`].filter((id) => nodes.has(id));

/** Reads the success rate of a path, and its chance of meeting the floor. */
export function pathQuality(
  plan: Plan,
  path: PathId,
  { nodes }: Graph,
  evaluation: Evaluation,
  middle: Point,
): PathQuality {
  const node = successNode(plan, path, nodes);
  const success = spreadOf(evaluation, middle, node);
  const stated = plan.outcome?.quality_floor;
  if (stated === undefined) return { node, success };
  const least = median(stated.distribution);
  const chance = evaluation.mean(`${path}.meets-floor`);
  return { node, success, floor: { least, chance, meets: success.centre >= least } };
}
