import type { Evaluation, Point } from "../graph/index.ts";
import type { Model, PathId, Surprise } from "../model/index.ts";
import { type Contradiction, contradictions } from "./published-contradictions.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** One figure of a case, at the medians. */
export interface ScenarioFigure {
  /** Head of its column: `All of it, a month`. */
  readonly what: string;
  /** Id under which `explain` opens it. */
  readonly node: string;
  /** Of the node: `USD`, `USD / month`, `week`, `GPU`, `share`; `factor` for a count. */
  readonly unit: string;
  readonly value: number;
}

/** One of the cases that a surprise tells apart, such as one for each embedding model. */
export interface ScenarioResult {
  readonly label: string;
  /** A case has no figure in a column that says nothing of it. */
  readonly figures: readonly ScenarioFigure[];
  readonly note?: string;
}

/** A published figure, and ours on the same basis, at the medians. */
export interface BesideResult {
  /** Id of the published figure. */
  readonly id: string;
  readonly basis: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly ours: number;
  /** Id under which `explain` opens ours. */
  readonly node: string;
  /** Where the published figure disagrees with itself, or with other sources. */
  readonly contradiction?: Pick<Contradiction, "says" | "but">;
}

/** A surprise with its money. */
export interface SurpriseResult
  extends Omit<Surprise, "path" | "happens" | "beside" | "scenarios"> {
  /** USD over the horizon: the value of `node` with every input at its median. */
  readonly usd: number;
  /** The same in all futures; of an event, if it happens. */
  readonly spread: Spread;
  readonly beside?: BesideResult;
  readonly scenarios?: readonly ScenarioResult[];
}

/** Nodes of the surprises whose draws are asked for. */
export const surpriseTargets = (surprises: readonly Surprise[]): string[] =>
  surprises.flatMap(({ node, happens }) => (happens === undefined ? [node] : [node, happens]));

/**
 * The surprises of a path that cost something, in the middle or in one future of ten, or that have a
 * published figure beside them; the dearest first.
 */
export function surpriseResults(
  model: Model,
  path: PathId,
  evaluation: Evaluation,
  middle: Point,
): readonly SurpriseResult[] {
  return model.surprises
    .filter((each) => each.path === path)
    .map((each): SurpriseResult => {
      const { path: _, happens, beside, scenarios, ...words } = each;
      return {
        ...words,
        ...(happens === undefined ? {} : { probability: evaluation.mean(happens) }),
        usd: middle.value(words.node),
        spread: spreadOf(evaluation, middle, words.node),
        ...(beside === undefined ? {} : { beside: besideResult(model, beside, middle) }),
        ...(scenarios === undefined
          ? {}
          : { scenarios: scenarios.map((scenario) => scenarioResult(model, scenario, middle)) }),
      };
    })
    .filter(({ usd, spread, beside }) => usd > 0 || spread.p90 > 0 || beside !== undefined)
    .sort((a, b) => b.usd - a.usd || b.spread.p90 - a.spread.p90 || (a.id < b.id ? -1 : 1));
}

function besideResult(
  model: Model,
  beside: NonNullable<Surprise["beside"]>,
  middle: Point,
): BesideResult {
  const found = contradictions(model.figures).find(({ id }) => id === beside.id);
  return {
    ...beside,
    ours: middle.value(beside.node),
    ...(found === undefined ? {} : { contradiction: { says: found.says, but: found.but } }),
  };
}

function scenarioResult(
  { graph }: Model,
  { figures, ...words }: NonNullable<Surprise["scenarios"]>[number],
  middle: Point,
): ScenarioResult {
  return {
    ...words,
    figures: figures.map(({ what, node }) => ({
      what,
      node,
      unit: graph.nodes.get(node)?.unit ?? "",
      value: middle.value(node),
    })),
  };
}
