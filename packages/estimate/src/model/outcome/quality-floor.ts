import { median } from "../../distribution/index.ts";
import { type Expression, ge, type NodeExpression, where } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { BuiltPath } from "../paths/built-path.ts";
import { addSuccessRate } from "../run/quality.ts";
import type { PathId } from "../sheet/path.ts";
import { pointOfSheet } from "../sheet/point-of-sheet.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** What a path does against the quality floor of the plan. */
export interface FloorTest {
  /** Least share of tasks that must end in success without a person. */
  readonly floor: number;
  /** Share of all tasks that the path ends in success, at the middle of its range. */
  readonly median: number;
  /** Whether the middle reaches the floor: only then can the path win. */
  readonly meets: boolean;
}

/** How a path stands to the floor; undefined when the plan has none. */
export function floorTest(sheet: Sheet, plan: Plan, path: PathId): FloorTest | undefined {
  const stated = plan.outcome?.quality_floor;
  if (stated === undefined) return undefined;
  const floor = median(stated.distribution);
  const { id } = addSuccessRate(sheet, plan, path) as NodeExpression;
  const success = pointOfSheet(sheet, [id]).value(id);
  return { floor, median: success, meets: success >= floor };
}

/**
 * Adds `<path>.meets-floor`: 1 in the draws in which the success rate is at or above the floor. Its
 * mean is the chance of meeting it. A note says when the middle lies below: the path cannot win then.
 */
export function addQualityFloor(sheet: Sheet, plan: Plan, path: PathId): void {
  const test = floorTest(sheet, plan, path);
  if (test === undefined) return;
  const floor: Expression = sheet.believe({
    id: "outcome.quality_floor",
    doc: "Least share of tasks that must end in success without a person.",
    plan: plan.outcome?.quality_floor,
  });
  sheet.step(
    `${path}.meets-floor`,
    "share",
    "1 where the success rate is at or above the quality floor; its mean is the chance of that.",
    where(ge(addSuccessRate(sheet, plan, path), floor), 1, 0),
  );
  if (test.meets) return;
  const stated = plan.paths[path]?.success_rate ?? plan.outcome?.success_rate;
  sheet.note({
    code: "below-floor",
    path,
    text: `It is taken to succeed in ${points(test.median)} of 100 tasks${stated === undefined ? " (our assumption)" : ""}, below the floor of ${points(test.floor)} (outcome.quality_floor). All its figures are shown, but it cannot win.`,
  });
}

/** A share in tasks of a hundred: `50`, `62.5`. */
const points = (share: number): string => String(Number((share * 100).toFixed(1)));

/** Paths that can win: wholly priced, not ruled out, and at or above the quality floor. */
export function eligiblePaths(
  sheet: Sheet,
  plan: Plan,
  paths: readonly BuiltPath[],
): readonly PathId[] {
  return paths
    .filter(({ status }) => status === "priced")
    .map(({ id }) => id)
    .filter((id) => floorTest(sheet, plan, id)?.meets !== false);
}
