import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import type { Graph } from "../graph/index.ts";
import type { Plan } from "../plan/index.ts";
import { addBuildEnvironment } from "./build/build-environment.ts";
import { addCalendar } from "./build/calendar.ts";
import { addCompliance } from "./build/compliance.ts";
import { addDataPreparation } from "./build/data-preparation.ts";
import { addEngineering, addPlatform } from "./build/engineering.ts";
import { addEvaluation } from "./build/evaluation.ts";
import { addIntegration } from "./build/integration.ts";
import { addOverrun } from "./build/overrun.ts";
import { addProofOfConcept } from "./build/proof-of-concept.ts";
import { addUserTraining } from "./build/user-training.ts";
import { addCheapest, addDoNothing } from "./comparison.ts";
import type { EstimateFacts } from "./facts.ts";
import {
  endedBefore,
  findHostedModel,
  type HostedModel,
  hostedNotes,
  tooLong,
} from "./hosted/hosted-model.ts";
import { addModelUsage } from "./hosted/model-usage.ts";
import { relateSuccess } from "./outcome/relate-success.ts";
import { addHosting, addObservability, addSupportPlan } from "./run/infrastructure.ts";
import { addMaintenance, addMigration, addOnCall, addOperations } from "./run/operations.ts";
import {
  addFallback,
  addHumanReview,
  addRunningEvaluation,
  addSuccessRate,
} from "./run/quality.ts";
import { addRetrieval } from "./run/retrieval.ts";
import { type Fleet, fleetsOf } from "./self-hosted/choose-fleet.ts";
import { findCandidates, type Serving } from "./self-hosted/find-candidates.ts";
import { fleetNotes } from "./self-hosted/fleet-notes.ts";
import { addGpuServing } from "./self-hosted/gpu-serving.ts";
import { addServingDemand, centralDemand } from "./self-hosted/serving-demand.ts";
import { whyNot } from "./self-hosted/why-not.ts";
import type { PathId, PlacedBuildLine, PlacedRunLine } from "./sheet/line.ts";
import type { EstimateNote } from "./sheet/note.ts";
import { newSheet, type Sheet } from "./sheet/sheet.ts";
import { addTotals } from "./totals.ts";
import { addTaskUsage, type TaskUsage } from "./usage/tokens.ts";
import { typicalCall } from "./usage/typical-call.ts";
import { type FiscalYear, fiscalYears } from "./volume/fiscal-year.ts";
import { addVolume } from "./volume/volume.ts";

/** First month and length of the horizon when a plan states none. */
export const usualHorizon = { start: "2027-01", months: 60 } as const;

/**
 * State of a path: `priced` all of it; `partial` something has no price and is left out of the
 * totals; `ruled-out` it cannot be built as stated.
 */
export type PathStatus = "priced" | "partial" | "ruled-out";

/** What a path is built on. */
export interface BuiltPath {
  readonly id: PathId;
  readonly status: PathStatus;
  /** Name of the model, for people. */
  readonly model: string;
  /** The machine as sold, where machines are rented. */
  readonly machine?: string;
  /** The fleets that were considered, where machines are rented; the first is taken. */
  readonly fleets?: readonly Fleet[];
}

/** The cost model of one plan. */
export interface Model {
  readonly graph: Graph;
  readonly start: string;
  readonly months: number;
  readonly years: readonly FiscalYear[];
  readonly paths: readonly BuiltPath[];
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
  const call = typicalCall(plan, facts.defaults);
  const wanted = (["hosted", "self-hosted"] as const).filter(
    (path) => plan.paths[path] !== undefined && (only?.includes(path) ?? true),
  );

  const sheet = newSheet(months, facts.defaults);
  addVolume(sheet, plan, years);
  const usage = addTaskUsage(sheet, plan);
  const issues: Issue[] = [];
  const paths: BuiltPath[] = [];
  for (const path of wanted) {
    if (path === "hosted") {
      const model = findHostedModel(plan, facts, start, months, call);
      if (!model.ok) {
        issues.push(model.error);
        continue;
      }
      const { name } = model.value;
      const ended = endedBefore(model.value, start);
      const why = ended ?? tooLong(model.value, call);
      if (why !== undefined) {
        sheet.note({ code: ended === undefined ? "does-not-fit" : "ended", path, text: why });
        paths.push({ id: path, status: "ruled-out", model: name });
        continue;
      }
      addHosted(sheet, plan, facts, usage, model.value, years);
      for (const note of hostedNotes(model.value, call, lastMonth(start, months))) sheet.note(note);
      const status = model.value.unpriced.length === 0 ? "priced" : "partial";
      paths.push({ id: path, status, model: name });
    } else {
      const candidates = findCandidates(plan, facts, call);
      if (!candidates.ok) {
        issues.push(...candidates.error);
        continue;
      }
      const { allowed, elsewhere, reason } = candidates.value;
      if (allowed.length === 0) {
        sheet.note({ code: "does-not-fit", path, text: whyNot(plan, reason, call) });
        const model = plan.paths[path]?.model.value ?? "";
        paths.push({ id: path, status: "ruled-out", model });
        continue;
      }
      const demand = addServingDemand(sheet, plan, usage);
      const central = centralDemand(sheet, demand);
      const fleets = fleetsOf(allowed, central, facts.defaults);
      const { serving } = fleets[0] as Fleet;
      addBuild(sheet, plan, facts, path, serving);
      addGpuServing(sheet, serving, demand, years);
      addMigration(sheet, plan, path);
      addRun(sheet, plan, usage, path, years);
      for (const note of fleetNotes(fleets, fleetsOf(elsewhere, central, facts.defaults)))
        sheet.note(note);
      if (serving.purchase === "spot") sheet.note(spotNote);
      const model = serving.replica.model.name;
      paths.push({ id: path, status: "priced", model, machine: serving.machine.id, fleets });
    }
  }
  if (issues.length > 0) return fail(issues);
  addDoNothing(sheet, plan);
  const compared = paths.filter(({ status }) => status === "priced").map(({ id }) => id);
  relateSuccess(sheet, plan, compared);
  addCheapest(sheet, plan, compared);
  const graph = sheet.graph.build();
  if (!graph.ok) throw new Error(`the cost model is broken: ${JSON.stringify(graph.error[0])}`);
  return ok({
    graph: graph.value,
    start,
    months,
    years,
    paths,
    buildLines: sheet.buildLines,
    runLines: sheet.runLines,
    notes: sheet.notes,
  });
}

function addHosted(
  sheet: Sheet,
  plan: Plan,
  facts: EstimateFacts,
  usage: TaskUsage,
  model: HostedModel,
  years: readonly FiscalYear[],
): void {
  addBuild(sheet, plan, facts, "hosted");
  addModelUsage(sheet, model, usage, years);
  addMigration(sheet, plan, "hosted", model.endsInMonth);
  addRun(sheet, plan, usage, "hosted", years);
}

/** The lines of the build; the proof of concept and the overrun come last, as they look at the others. */
function addBuild(
  sheet: Sheet,
  plan: Plan,
  facts: EstimateFacts,
  path: PathId,
  serving?: Serving,
): void {
  addEngineering(sheet, plan, path);
  if (path === "self-hosted") addPlatform(sheet, plan);
  addDataPreparation(sheet, plan, path, facts.defaults);
  addIntegration(sheet, plan, path);
  addEvaluation(sheet, plan, path);
  addCompliance(sheet, plan, path);
  addBuildEnvironment(sheet, path, serving);
  addCalendar(sheet, plan, path);
  addRetrieval(sheet, plan, path);
  addUserTraining(sheet, plan, path);
  addProofOfConcept(sheet, plan, path);
  addOverrun(sheet, path);
}

function addRun(
  sheet: Sheet,
  plan: Plan,
  usage: TaskUsage,
  path: PathId,
  years: readonly FiscalYear[],
): void {
  addHosting(sheet, path);
  addObservability(sheet, path, usage);
  addSupportPlan(sheet, path);
  addRunningEvaluation(sheet, path);
  addHumanReview(sheet, plan, path);
  addOperations(sheet, plan, path);
  addOnCall(sheet, plan, path);
  addMaintenance(sheet, path);
  const success = addSuccessRate(sheet, plan, path);
  addFallback(sheet, plan, path, success);
  addTotals(sheet, plan, path, success, years);
}

/** The month `months` after `start`, less one: `2027-01` and 60 give `2031-12`. */
function lastMonth(start: string, months: number): string {
  const at = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months - 1;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** Spot machines are cheap because they may go at any time. */
const spotNote: EstimateNote = {
  code: "spot",
  path: "self-hosted",
  text: "All machines are spot: their seller may take them back within minutes, several at once. The estimate counts neither lost calls nor machines that stand in; keep a part on demand, or what can wait.",
};
