import { quantile } from "../distribution/index.ts";
import type { Evaluation, Graph, InputNode, Origin } from "../graph/index.ts";
import type { PathId } from "../model/index.ts";
import { successInput } from "../model/outcome/relate-success.ts";
import type { Plan } from "../plan/index.ts";

/** How well a path does its work, and how that stands to the quality floor. */
export interface PathQuality {
  /** Share of tasks that end in success without a person: the input and its range. */
  readonly success: {
    readonly node: string;
    readonly p10: number;
    readonly p50: number;
    readonly p90: number;
    readonly origin: Origin["kind"];
  };
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

/** Reads the success rate of a path, and its chance of meeting the floor. */
export function pathQuality(
  plan: Plan,
  path: PathId,
  graph: Graph,
  evaluation: Evaluation,
): PathQuality {
  const node = successInput(plan, path);
  const { distribution, origin } = graph.nodes.get(node) as InputNode;
  const at = (share: number): number => quantile(distribution, share);
  const stated = plan.outcome?.quality_floor;
  const least = stated === undefined ? undefined : quantile(stated.distribution, 0.5);
  return {
    success: { node, p10: at(0.1), p50: at(0.5), p90: at(0.9), origin: origin.kind },
    ...(least === undefined
      ? {}
      : {
          floor: {
            least,
            chance: evaluation.mean(`${path}.meets-floor`),
            meets: at(0.5) >= least,
          },
        }),
  };
}
