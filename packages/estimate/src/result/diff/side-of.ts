import type { EstimateNote, Model, PathId, PathStatus } from "../../model/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Estimated } from "../estimate.ts";
import type { PathOfSide, SideOfDiff } from "./diff.ts";
import { monthsOf } from "./over-months.ts";

/** What is known of one side as a whole. */
export function sideOf({ estimate: made, model, centre }: Estimated, plan: Plan): SideOfDiff {
  return {
    plan: made.plan,
    start: made.start,
    months: monthsOf(plan),
    ...(made.cheapest === undefined ? {} : { cheapest: made.cheapest }),
    countsPeople: made.comparedBy === "total-with-fallback",
    tasks: centre.value("basis.task.sum"),
    paths: model.paths.map(({ id, status }) => pathOfSide(model, id, status)),
    inputsSha256: made.inputsSha256,
    resultSha256: made.resultSha256,
  };
}

/** Notes that say why a path cannot win. */
const hindering: ReadonlySet<EstimateNote["code"]> = new Set([
  "does-not-fit",
  "ended",
  "unpriced",
  "below-floor",
]);

function pathOfSide(model: Model, id: PathId, status: PathStatus): PathOfSide {
  if (model.compared.includes(id)) return { id, status, canWin: true };
  const whyNot =
    model.feasibility.find(({ path }) => path === id)?.reasons[0] ??
    model.notes.find(({ path, code }) => path === id && hindering.has(code))?.text;
  return { id, status, canWin: false, ...(whyNot === undefined ? {} : { whyNot }) };
}
