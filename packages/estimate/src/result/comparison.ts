import type { Evaluation, Point } from "../graph/index.ts";
import { breakEvenId, type Defaults, type Model, type PathId, pathIds } from "../model/index.ts";
import { successInput, successNode } from "../model/outcome/relate-success.ts";
import { defaultRow, likelyValue } from "../model/sheet/input.ts";
import type { Plan } from "../plan/index.ts";
import { type Spread, turnedSpread } from "./spread.ts";
import { pairOf, winnerOf } from "./winner.ts";

/** How often the cheaper path must succeed for the verdict to hold. */
export interface BreakEven {
  /**
   * By what share of all tasks the cheaper path may succeed less often than the other and still be
   * the cheaper, people's fallback included. Below zero: it must succeed more often by that share.
   */
  readonly lessOften: Spread;
  /** Success rates of the two at the medians, 0 to 1. */
  readonly success: { readonly cheaper: number; readonly other: number };
  /** `lessOften` less what the plan already has between the two: what the verdict has in hand. */
  readonly slack: number;
  /** `any`: it stays the cheaper even if it never succeeds. */
  readonly holds: "within-slack" | "any";
}

/** The winner beside one other path that could have won. */
export interface Rival {
  readonly path: PathId;
  /** Node of the difference, whichever way round. */
  readonly node: string;
  /** Share of draws in which the winner costs less than this one path; half of those that tie. */
  readonly chance: number;
  /** USD that this path costs more, draw by draw. */
  readonly savingUsd: Spread;
}

/** The winner among the paths that can win, beside the runner-up. */
export interface Comparison {
  readonly cheaper: PathId;
  /** The runner-up: of all others, the one that is the cheaper of the two most often. */
  readonly other: PathId;
  /** Node of the difference to the runner-up, whichever way round. */
  readonly node: string;
  /** Share of draws in which `cheaper` costs less than the runner-up. */
  readonly chance: number;
  /** Share of draws in which `cheaper` is the cheapest of all that can win. */
  readonly chanceCheapest: number;
  /** USD that the runner-up costs more, draw by draw. */
  readonly savingUsd: Spread;
  /** Each other path that can win, the runner-up first. */
  readonly rivals: readonly Rival[];
  /**
   * On which success rates: `not-counted` (the plan has no outcome), `equal` (one rate for both),
   * `by-path` (their own rates, drawn together).
   */
  readonly success: "not-counted" | "equal" | "by-path";
  /** Against the runner-up; absent when success is not counted. */
  readonly breakEven?: BreakEven;
  /** Cost alone does not decide: `chance` or the slack of success is below its limit. */
  readonly tooClose: boolean;
  /** `verdict.close-chance` and `verdict.close-slack` of the defaults. */
  readonly limits: { readonly chance: number; readonly slack: number };
}

/**
 * Which of the paths that can win is the cheapest (see `winnerOf`), and what that rests on.
 *
 * @returns undefined unless two paths can win
 */
export function comparisonOf(
  plan: Plan,
  model: Model,
  defaults: Defaults,
  evaluation: Evaluation,
  middle: Point,
  chances: ReadonlyMap<PathId, number>,
): Comparison | undefined {
  const paths = pathIds.filter((path) => chances.has(path));
  if (paths.length < 2) return undefined;
  const cheaper = winnerOf(evaluation, middle, paths);
  const rivals = paths
    .filter((path) => path !== cheaper)
    .map((path): Rival => {
      const { node, chance, sign } = pairOf(evaluation, middle, cheaper, path);
      const savingUsd = turnedSpread(evaluation.samples(node), middle.value(node), sign);
      return { path, node, chance, savingUsd };
    })
    .sort((a, b) => a.chance - b.chance || a.savingUsd.centre - b.savingUsd.centre);
  const [runnerUp] = rivals as [Rival, ...Rival[]];
  const limit = (id: string): number => likelyValue(defaultRow(defaults, id).distribution);
  const limits = { chance: limit("verdict.close-chance"), slack: limit("verdict.close-slack") };
  const breakEven = breakEvenOf(plan, model, evaluation, middle, [cheaper, runnerUp.path]);
  return {
    cheaper,
    other: runnerUp.path,
    node: runnerUp.node,
    chance: runnerUp.chance,
    chanceCheapest: chances.get(cheaper) as number,
    savingUsd: runnerUp.savingUsd,
    rivals,
    success:
      breakEven === undefined
        ? "not-counted"
        : successInput(plan, cheaper) === successInput(plan, runnerUp.path)
          ? "equal"
          : "by-path",
    ...(breakEven === undefined ? {} : { breakEven }),
    tooClose:
      runnerUp.chance < limits.chance ||
      (breakEven !== undefined && breakEven.slack < limits.slack),
    limits,
  };
}

function breakEvenOf(
  plan: Plan,
  model: Model,
  evaluation: Evaluation,
  middle: Point,
  [cheaper, other]: readonly [PathId, PathId],
): BreakEven | undefined {
  const isFirst = pathIds.indexOf(cheaper) < pathIds.indexOf(other);
  const id = isFirst ? breakEvenId(cheaper, other) : breakEvenId(other, cheaper);
  if (!model.graph.nodes.has(id)) return undefined;
  const lessOften = turnedSpread(evaluation.samples(id), middle.value(id), isFirst ? 1 : -1);
  const rate = (path: PathId): number => middle.value(successNode(plan, path, model.graph.nodes));
  const success = { cheaper: rate(cheaper), other: rate(other) };
  const slack = lessOften.centre - (success.other - success.cheaper);
  return { lessOften, success, slack, holds: slack > success.cheaper ? "any" : "within-slack" };
}
