import { publishedEnds } from "@outlay/pricing";
import type { Point } from "../graph/index.ts";
import type { Model, PathId, Phase } from "../model/index.ts";
import type { LifeShare, PhaseResult } from "./estimate-result.ts";

/** In the order of the life of a system, after B.phase.*. */
const phases: readonly Phase[] = [
  "model-selection",
  "data-preparation",
  "training",
  "deployment",
  "maintenance",
];

/** The phase that article B calls the largest part of the cost in the long run. */
const saidLargest: Phase = "maintenance";

/** The five phases of a path, beside what is published of each. */
export function phaseResults(model: Model, path: PathId, middle: Point): readonly PhaseResult[] {
  const { nodes } = model.graph;
  const found = phases.map((phase) => {
    const node = `${path}.phase.${phase}.total`;
    return nodes.has(node)
      ? {
          phase,
          node,
          totalUsd: middle.value(node),
          share: middle.value(`${path}.phase.${phase}.share`),
        }
      : { phase, totalUsd: 0, share: 0 };
  });
  const most = Math.max(...found.map(({ totalUsd }) => totalUsd));
  return found.map((each): PhaseResult => {
    const figure = model.figures.get(`B.phase.${each.phase}`);
    if (figure === undefined) return each;
    const { id, says } = figure;
    const isLargest = each.phase === saidLargest ? { isLargest: each.totalUsd === most } : {};
    return { ...each, published: { id, says, ...isLargest } };
  });
}

/** What is published of upkeep and growth over five years, where the horizon is that long. */
export function lifeShareOf(model: Model, path: PathId, middle: Point): LifeShare | undefined {
  const id = "B.share.maintenance-and-scaling";
  const figure = model.figures.get(id);
  const most = figure === undefined ? undefined : publishedEnds(figure)?.[1];
  const of = (name: string): string => `${path}.published.life-share.${name}`;
  if (most === undefined || !model.graph.nodes.has(of("upkeep"))) return undefined;
  return {
    id,
    publishedAtMost: most / 100,
    upkeep: middle.value(of("upkeep")),
    afterLaunch: middle.value(of("after-launch")),
  };
}
