import { median } from "../distribution/index.ts";
import type { Evaluation, Point } from "../graph/index.ts";
import { baselineDifferenceId, type PathId, type RivalBaseline } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import { evenWithin } from "./even-within.ts";
import { type Spread, turnedSpread } from "./spread.ts";

/** A baseline that does what a path does, beside the cheapest path: people who take over included. */
export interface BesidePath {
  /** The cheapest path that can win. */
  readonly path: PathId;
  /** Node of the difference: what the baseline costs more. */
  readonly node: string;
  /** Share of draws in which the baseline costs less than the path; half of those that tie. */
  readonly chance: number;
  /** USD that the baseline costs less, draw by draw. */
  readonly savingUsd: Spread;
  /** Whether the baseline is the cheaper, and as good as the plan's quality floor asks. */
  readonly beats: boolean;
  /** Share of tasks that a product ends well, where that is below the floor of the plan. */
  readonly belowFloor?: number;
  /** Rules of the plan that a bought product must meet too; empty where the plan has none. */
  readonly rules: readonly string[];
}

/**
 * A baseline against the winner among the paths, on the same draws.
 *
 * @returns undefined where the graph does not compare the two
 */
export function besidePath(
  plan: Plan,
  baseline: RivalBaseline,
  path: PathId,
  evaluation: Evaluation,
  middle: Point,
): BesidePath | undefined {
  const node = baselineDifferenceId(path, baseline);
  if (!evaluation.graph.nodes.has(node)) return undefined;
  const draws = evaluation.samples(node);
  let wins = 0;
  for (const more of draws) wins += more < 0 ? 1 : more === 0 ? 0.5 : 0;
  const chance = wins / draws.length;
  const savingUsd = turnedSpread(draws, middle.value(node), -1);
  const isCheaper = Math.abs(chance - 0.5) <= evenWithin ? savingUsd.centre > 0 : chance > 0.5;
  const belowFloor = baseline === "buy" ? successBelowFloor(plan, middle) : undefined;
  return {
    path,
    node,
    chance,
    savingUsd,
    beats: isCheaper && belowFloor === undefined,
    ...(belowFloor === undefined ? {} : { belowFloor }),
    rules: baseline === "buy" ? rulesOf(plan) : [],
  };
}

/** What the product ends well, where that is less than the plan's floor. */
function successBelowFloor(plan: Plan, middle: Point): number | undefined {
  const stated = plan.outcome?.quality_floor;
  const id = [
    "baseline.buy.success-share",
    "baseline.buy.success-rate",
    "outcome.success_rate",
  ].find((each) => middle.has(each));
  if (stated === undefined || id === undefined) return undefined;
  const success = middle.value(id);
  return success < median(stated.distribution) ? success : undefined;
}

function rulesOf({ compliance }: Plan): readonly string[] {
  const { residency, regimes = [] } = compliance ?? {};
  return [
    ...(residency === "region" ? ["data stay in the region"] : []),
    ...(residency === "own-premises" ? ["data stay on own premises"] : []),
    ...regimes.map((regime) => regimeWords[regime] ?? regime),
  ];
}

const regimeWords: Readonly<Record<string, string>> = {
  gdpr: "GDPR",
  hipaa: "HIPAA",
  "eu-high-risk": "EU AI Act, high risk",
  "sr-26-2": "SR 26-2",
  "part-11": "21 CFR Part 11",
  "soc-2": "SOC 2",
  government: "government security rules",
  other: "its other regime",
};
