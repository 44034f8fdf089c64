import type { BuiltPath } from "../paths/built-path.ts";
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
  const ruledOut = status === "ruled-out" || reasons.length > 0;
  const conditions = ruledOut ? [] : (planned?.conditions ?? []).map((each) => known(sheet, each));
  return {
    path,
    state: ruledOut ? "ruled-out" : conditions.length > 0 ? "allowed-with-conditions" : "allowed",
    reasons,
    conditions,
    published: planned?.published ?? [],
  };
}

/** The condition with the nodes that the path really has. */
function known(sheet: Sheet, { id, text, source, node, weeks }: PlannedCondition): Condition {
  const has = (each: string | undefined): each is string =>
    each !== undefined && sheet.graph.has(each);
  return {
    id,
    text,
    source,
    ...(has(node) ? { node } : {}),
    ...(has(weeks) ? { weeks } : {}),
  };
}
