import { type Evaluation, type Point, quantilesOf } from "../graph/index.ts";
import { breakEvenId, differenceId, type Model, type PathId, pathIds } from "../model/index.ts";
import { statesSuccessByPath } from "../model/outcome/counts-fallback.ts";
import { successInput } from "../model/outcome/relate-success.ts";
import type { Plan } from "../plan/index.ts";
import type { Spread } from "./spread.ts";

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

/** Two priced paths side by side. */
export interface Comparison {
  readonly cheaper: PathId;
  readonly other: PathId;
  /** Node of the difference, whichever way round. */
  readonly node: string;
  /** Share of draws in which `cheaper` is the cheapest of all. */
  readonly chance: number;
  /** USD that the other costs more, draw by draw. */
  readonly savingUsd: Spread;
  /**
   * On which success rates: `not-counted` (the plan has no outcome), `equal` (one rate for both),
   * `by-path` (their own rates, drawn together).
   */
  readonly success: "not-counted" | "equal" | "by-path";
  /** Absent when success is not counted. */
  readonly breakEven?: BreakEven;
  /** Cost alone does not decide: see `closeSlack` and `closeChance`. */
  readonly tooClose: boolean;
}

/**
 * A difference of success rates that is hard to measure: 600 tasks have a standard error of two
 * points. Below it, cost does not decide.
 */
export const closeSlack = 0.02;

/** Below this chance of being the cheaper, the two are as good as equal. */
export const closeChance = 0.6;

/** Within this of even, the sampling decides: then the medians of the inputs do. */
const evenWithin = 0.02;

/**
 * Which of two paths is the cheaper, and what that rests on: the one that is cheaper in more draws,
 * and when they are as good as even, the one that is cheaper with every input at its median.
 */
export function comparisonOf(
  plan: Plan,
  model: Model,
  evaluation: Evaluation,
  middle: Point,
  chances: ReadonlyMap<PathId, number>,
): Comparison | undefined {
  const best = [...chances].sort((a, b) => b[1] - a[1]).slice(0, 2);
  const [first, second] = pathIds.filter((path) => best.some(([id]) => id === path));
  if (first === undefined || second === undefined) return undefined;
  const [chance, against] = [chances.get(first) as number, chances.get(second) as number];
  const difference = differenceId(first, second);
  const breakEven = breakEvenId(first, second);
  const atMedians = middle.value(difference) >= 0;
  const firstIsCheaper =
    Math.abs(chance - against) <= 2 * evenWithin ? atMedians : chance > against;
  const [cheaper, other] = firstIsCheaper ? [first, second] : [second, first];
  const spread = (id: string): Spread =>
    turned(evaluation.samples(id), middle.value(id), firstIsCheaper ? 1 : -1);
  const share = chances.get(cheaper) as number;
  const savingUsd = spread(difference);
  if (!model.graph.nodes.has(breakEven)) {
    const tooClose = share < closeChance;
    return {
      cheaper,
      other,
      node: difference,
      chance: share,
      savingUsd,
      success: "not-counted",
      tooClose,
    };
  }
  const lessOften = spread(breakEven);
  const rate = (path: PathId): number => middle.value(successInput(plan, path));
  const success = { cheaper: rate(cheaper), other: rate(other) };
  const slack = lessOften.centre - (success.other - success.cheaper);
  return {
    cheaper,
    other,
    node: difference,
    chance: share,
    savingUsd,
    success: statesSuccessByPath(plan) ? "by-path" : "equal",
    breakEven: {
      lessOften,
      success,
      slack,
      holds: slack > success.cheaper ? "any" : "within-slack",
    },
    tooClose: share < closeChance || slack < closeSlack,
  };
}

/** Draws seen from one side or the other. */
function turned(draws: Float64Array, centre: number, sign: 1 | -1): Spread {
  const turnedDraws = draws.map((value) => sign * value);
  const [p10, p50, p80, p90] = quantilesOf(turnedDraws, [0.1, 0.5, 0.8, 0.9]) as [
    number,
    number,
    number,
    number,
  ];
  let sum = 0;
  for (const value of turnedDraws) sum += value;
  return { p10, p50, p80, p90, mean: sum / draws.length, centre: sign * centre };
}
