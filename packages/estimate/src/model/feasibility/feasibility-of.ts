import { add, node } from "../../graph/index.ts";
import type { BuiltPath } from "../paths/built-path.ts";
import type { PathId } from "../sheet/path.ts";
import { pointOfSheet } from "../sheet/point-of-sheet.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { Condition, Feasibility, PlannedCondition } from "./feasibility.ts";

/**
 * The answer for a path whose lines are written: ruled out by the rules of the plan or because it cannot
 * be built as stated; allowed with conditions; or allowed.
 */
export function feasibilityOf(sheet: Sheet, built: BuiltPath): Feasibility {
  const { id: path, status, planned } = built;
  const impossible =
    status === "ruled-out"
      ? sheet.notes.filter((note) => note.path === path).map(({ text }) => text)
      : [];
  const reasons = [...impossible, ...(planned?.reasons ?? [])];
  if (sheet.graph.has(`${path}.condition.region-pinned`)) addRegionCost(sheet, path);
  const ruledOut = status === "ruled-out" || reasons.length > 0;
  const conditions = ruledOut
    ? []
    : (planned?.conditions ?? [])
        .filter(({ where }) => where === undefined || isAboveZero(sheet, where))
        .map((each) => known(sheet, each));
  return {
    path,
    state: ruledOut ? "ruled-out" : conditions.length > 0 ? "allowed-with-conditions" : "allowed",
    reasons,
    conditions,
    published: planned?.published ?? [],
  };
}

/** Adds `<path>.region-pinned.total`: the hours, and what tokens cost more in the region. */
function addRegionCost(sheet: Sheet, path: PathId): void {
  const uplift = `${path}.residency.total`;
  sheet.step(
    `${path}.region-pinned.total`,
    "USD",
    "What a pinned region costs: the work of it, and what tokens cost more there over the horizon; both are in lines of the path.",
    add(
      node(`${path}.condition.region-pinned`),
      ...(sheet.graph.has(uplift) ? [node(uplift)] : []),
    ),
  );
}

/** Whether a node is above zero with every input at its middle, before the whole graph is there. */
function isAboveZero(sheet: Sheet, id: string): boolean {
  return pointOfSheet(sheet, [id]).value(id) > 0;
}

/** The condition with the nodes that the path really has. */
function known(sheet: Sheet, { id, text, source, node: cost, weeks }: PlannedCondition): Condition {
  const has = (each: string | undefined): each is string =>
    each !== undefined && sheet.graph.has(each);
  return {
    id,
    text,
    source,
    ...(has(cost) ? { node: cost } : {}),
    ...(has(weeks) ? { weeks } : {}),
  };
}
