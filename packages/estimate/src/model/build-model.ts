import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import type { Graph } from "../graph/index.ts";
import type { Plan } from "../plan/index.ts";
import { addCheapest, addDoNothing } from "./comparison.ts";
import type { EstimateFacts } from "./facts.ts";
import { addOutcome } from "./outcome/add-outcome.ts";
import { eligiblePaths } from "./outcome/quality-floor.ts";
import { relateSuccess } from "./outcome/relate-success.ts";
import { addApiPath } from "./paths/api-path.ts";
import type { BuiltPath } from "./paths/built-path.ts";
import { addMachinePath } from "./paths/machine-path.ts";
import type { ModelContext } from "./paths/model-context.ts";
import type { PlacedBuildLine, PlacedRunLine } from "./sheet/line.ts";
import type { EstimateNote } from "./sheet/note.ts";
import { isApi, isTuned, type PathId, pathIds } from "./sheet/path.ts";
import { newSheet, type Sheet } from "./sheet/sheet.ts";
import { addTaskUsage } from "./usage/tokens.ts";
import { typicalCall } from "./usage/typical-call.ts";
import { type FiscalYear, fiscalYears } from "./volume/fiscal-year.ts";
import { addVolume } from "./volume/volume.ts";

/** Until tuning has its lines, a tuned path leaves something out. */
function tuningIsMissing(sheet: Sheet, path: BuiltPath): BuiltPath {
  if (!isTuned(path.id) || path.status === "ruled-out") return path;
  const text =
    "The lines of tuning are not calculated yet; the totals of this path leave them out.";
  sheet.note({ code: "unpriced", path: path.id, text });
  return { ...path, status: "partial" };
}

/** First month and length of the horizon when a plan states none. */
export const usualHorizon = { start: "2027-01", months: 60 } as const;

/** The cost model of one plan. */
export interface Model {
  readonly graph: Graph;
  readonly start: string;
  readonly months: number;
  readonly years: readonly FiscalYear[];
  readonly paths: readonly BuiltPath[];
  /** Paths that can win: wholly priced, not ruled out, at or above the quality floor. */
  readonly compared: readonly PathId[];
  readonly buildLines: readonly PlacedBuildLine[];
  readonly runLines: readonly PlacedRunLine[];
  readonly notes: readonly EstimateNote[];
}

/**
 * Writes the cost of a plan as a graph.
 *
 * Names that are not in the catalog are answered with issues at their place in the plan. What the
 * plan allows but the catalog cannot price leaves the path partial, with a note.
 *
 * @param only paths to calculate; all of the plan when left out
 */
export function buildModel(
  plan: Plan,
  facts: EstimateFacts,
  only?: readonly PathId[],
): Outcome<Model, readonly Issue[]> {
  const start = plan.start ?? usualHorizon.start;
  const months =
    plan.horizon?.distribution.kind === "point"
      ? Math.round(plan.horizon.distribution.value)
      : usualHorizon.months;
  const years = fiscalYears(start, months, 1);
  const sheet = newSheet(months, facts.defaults);
  addVolume(sheet, plan, years);
  const context: ModelContext = {
    sheet,
    plan,
    facts,
    start,
    months,
    years,
    usage: addTaskUsage(sheet, plan),
    call: typicalCall(plan, facts.defaults),
  };
  const issues: Issue[] = [];
  const paths: BuiltPath[] = [];
  for (const path of pathIds) {
    if (plan.paths[path] === undefined || only?.includes(path) === false) continue;
    const built = isApi(path) ? addApiPath(context, path) : addMachinePath(context, path);
    if (built.ok) paths.push(tuningIsMissing(sheet, built.value));
    else issues.push(...built.error);
  }
  if (issues.length > 0) return fail(issues);
  addDoNothing(sheet, plan);
  for (const { id, status } of paths) if (status !== "ruled-out") addOutcome(sheet, plan, id);
  const priced = paths.filter(({ status }) => status === "priced").map(({ id }) => id);
  relateSuccess(sheet, plan, priced);
  const compared = eligiblePaths(sheet, plan, paths);
  addCheapest(sheet, plan, compared);
  const graph = sheet.graph.build();
  if (!graph.ok) throw new Error(`the cost model is broken: ${JSON.stringify(graph.error[0])}`);
  return ok({
    graph: graph.value,
    start,
    months,
    years,
    paths,
    compared,
    buildLines: sheet.buildLines,
    runLines: sheet.runLines,
    notes: sheet.notes,
  });
}
