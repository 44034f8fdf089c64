import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import { addMigration } from "../run/operations.ts";
import { type Fleet, fleetsOf } from "../self-hosted/choose-fleet.ts";
import { findCandidates } from "../self-hosted/find-candidates.ts";
import { fleetNotes } from "../self-hosted/fleet-notes.ts";
import { addGpuServing } from "../self-hosted/gpu-serving.ts";
import { addServingDemand, centralDemand } from "../self-hosted/serving-demand.ts";
import { whyNot } from "../self-hosted/why-not.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { MachinePath } from "../sheet/path.ts";
import { addBuildLines } from "./build-lines.ts";
import type { BuiltPath } from "./built-path.ts";
import type { ModelContext } from "./model-context.ts";
import { addRunLines } from "./run-lines.ts";

/** Adds a path on machines, or says which of its names the catalog does not have. */
export function addMachinePath(
  context: ModelContext,
  path: MachinePath,
): Outcome<BuiltPath, readonly Issue[]> {
  const { sheet, plan, facts, years, usage, call } = context;
  const candidates = findCandidates(plan, path, facts, call);
  if (!candidates.ok) return fail(candidates.error);
  const { allowed, elsewhere, reason } = candidates.value;
  if (allowed.length === 0) {
    sheet.note({ code: "does-not-fit", path, text: whyNot(plan, path, reason, call) });
    return ok({ id: path, status: "ruled-out", model: plan.paths[path]?.model.value ?? "" });
  }
  const demand = addServingDemand(sheet, plan, path, usage);
  const central = centralDemand(sheet, demand);
  const fleets = fleetsOf(allowed, central, facts.defaults);
  const { serving } = fleets[0] as Fleet;
  addBuildLines(context, path, serving);
  addGpuServing(sheet, serving, demand, years);
  addMigration(sheet, plan, path);
  addRunLines(context, path);
  for (const note of fleetNotes(fleets, fleetsOf(elsewhere, central, facts.defaults))) {
    sheet.note(note);
  }
  if (serving.purchase === "spot") sheet.note(spotNote(path));
  const model = serving.replica.model.name;
  return ok({ id: path, status: "priced", model, machine: serving.machine.id, fleets });
}

/** Spot machines are cheap because they may go at any time. */
const spotNote = (path: MachinePath): EstimateNote => ({
  code: "spot",
  path,
  text: "All machines are spot: their seller may take them back within minutes, several at once. The estimate counts neither lost calls nor machines that stand in; keep a part on demand, or what can wait.",
});
