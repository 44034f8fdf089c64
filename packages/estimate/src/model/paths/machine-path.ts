import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import { planFeasibility } from "../feasibility/index.ts";
import { machineLateness, machineReach } from "../feasibility/machine-latency.ts";
import { addEvaluatedCase } from "../run/evaluated-case.ts";
import { addMigration } from "../run/migration.ts";
import { addToolUse } from "../run/tool-use.ts";
import { addCeiling, centralBurstiness } from "../self-hosted/add-ceiling.ts";
import { type CallNeed, callNeed } from "../self-hosted/call-need.ts";
import type { Fleet } from "../self-hosted/choose-fleet.ts";
import { findCandidates, type Serving } from "../self-hosted/find-candidates.ts";
import { fleetNotes, lateReasons } from "../self-hosted/fleet-notes.ts";
import { addGpuServing } from "../self-hosted/gpu-serving.ts";
import { addHostingTerms, centralTerms, type Site } from "../self-hosted/hosting-terms.ts";
import { placeNote, rentedElsewhere } from "../self-hosted/offers-of-plan.ts";
import { owedNote } from "../self-hosted/owed-note.ts";
import { fleetsWithin, type PlannedChoice, plannedFleets } from "../self-hosted/planned-fleets.ts";
import { narrowerNote, unpackedNote } from "../self-hosted/replica-choices.ts";
import { addServingDemand, centralDemand } from "../self-hosted/serving-demand.ts";
import { type RatedServing, rated } from "../self-hosted/serving-speed.ts";
import { spotNote } from "../self-hosted/spot-terms.ts";
import { unusedHostingKeys } from "../self-hosted/unused-keys.ts";
import { whyNot } from "../self-hosted/why-not.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { isTuned, type MachinePath } from "../sheet/path.ts";
import { addOwnTraining } from "../tuning/own-training.ts";
import { ownTrainingNote } from "../tuning/own-training-note.ts";
import { whyNoTraining } from "../tuning/why-no-training.ts";
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
    const { offers } = context;
    const named = plan.paths[path]?.accelerator?.value;
    const other =
      reason.code === "no-machine"
        ? rentedElsewhere(named, offers, facts)
        : reason.code === "weights-too-large"
          ? rentedElsewhere(named, offers, facts, reason.machineBytes)
          : "";
    const text = `${whyNot(plan, path, reason, call)}${other}`;
    sheet.note({ code: "does-not-fit", path, text });
    return ok({ id: path, status: "ruled-out", model: plan.paths[path]?.model.value ?? "" });
  }
  const demand = addServingDemand(sheet, plan, path, usage);
  const central = centralDemand(sheet, demand);
  const terms = addHostingTerms(sheet, plan);
  const { calibration, defaults } = facts;
  const { secondsPerToken, maxSequences } = central.target;
  const needOf = (longer: number): CallNeed =>
    callNeed(plan, call, defaults, secondsPerToken, longer);
  const burstiness = centralBurstiness(sheet, plan);
  const chosen: PlannedChoice = {
    choice: {
      demand: central,
      defaults,
      terms: centralTerms(sheet, terms),
      late: machineLateness(plan, central.request, call, defaults),
    },
    load: { calibration, request: central.request, maxSequences, need: needOf(1) },
    burstiness,
    needOf,
  };
  const measured = plan.paths[path]?.measured_tokens_per_second?.distribution;
  const { fleets, need, longer } = plannedFleets(
    plan,
    rated(allowed, calibration, central, measured),
    chosen,
  );
  // What was measured is of the accelerator that the plan names: of others the prediction counts.
  const { measured: _, ...predicted } = central;
  const ratedElsewhere = rated(elsewhere, calibration, predicted);
  const others = fleetsWithin(ratedElsewhere, chosen, 1).fleets;
  const load = { ...chosen.load, need };
  const { serving, ceiling } = fleets[0] as Fleet;
  const trained = isTuned(path) ? addOwnTraining(sheet, plan, facts, serving) : undefined;
  if (trained?.ok === false) {
    sheet.note({ code: "not-tuned", path, text: whyNoTraining(serving, trained.error) });
    return ok({ id: path, status: "ruled-out", model: serving.replica.model.name });
  }
  const training = trained?.value;
  if (training !== undefined) {
    sheet.note(ownTrainingNote(plan, facts.defaults, serving, training));
  }
  const rules = planFeasibility(plan, {
    path,
    reach: () => machineReach(serving, load, ceiling, burstiness, quickest(fleets)),
    call,
    defaults: facts.defaults,
  });
  const planned = { ...rules, reasons: [...rules.reasons, ...lateReasons(fleets, others)] };
  const missing = addToolUse(context, path);
  const evaluated = addEvaluatedCase(context, path);
  addBuildLines(context, path, { serving, training, planned });
  addGpuServing(
    sheet,
    serving,
    { ...demand, ceiling: demand.ceiling ?? addCeiling(sheet, plan, serving, load) },
    terms,
    years,
  );
  addMigration(sheet, plan, path);
  addRunLines(context, path, { training, evaluated, ends: [], closed: false });
  const placed = placeNote(path, context.offers);
  if (placed !== undefined) sheet.note(placed);
  const planning = { need, longer, stated: central.ceiling !== undefined, plan };
  for (const note of fleetNotes(fleets, others, planning, terms.site)) sheet.note(note);
  const narrower = narrowerNote(plan.paths[path] ?? {}, path, serving.replica);
  if (narrower !== undefined) sheet.note(narrower);
  const unpacked = unpackedNote(path, serving.replica);
  if (unpacked !== undefined) sheet.note(unpacked);
  if (serving.purchase === "spot" && terms.site !== "owned")
    sheet.note(spotNote(path, facts.defaults));
  const owed = owedNote(plan, path, sheet.months, terms.term);
  if (owed !== undefined) sheet.note(owed);
  for (const note of unusedHostingKeys(plan, path)) sheet.note(note);
  const unpriced = unpricedHardware(serving, terms.site);
  if (unpriced !== undefined) sheet.note(unpriced);
  const status = unpriced === undefined && missing.length === 0 ? "priced" : "partial";
  const model = serving.replica.model.name;
  return ok({ id: path, status, model, machine: serving.machine.id, fleets, planned });
}

/** What is the least late: it says what the path reaches at best. */
const quickest = (fleets: readonly Fleet[]): RatedServing =>
  fleets.reduce((least, each) => (each.late < least.late ? each : least)).serving;

/** What is bought, and nobody says at what price: the path is then partial. */
function unpricedHardware(
  { path, replica: { gpu } }: Serving,
  site: Site,
): EstimateNote | undefined {
  if (site === "cloud" || gpu.purchasePrice !== undefined) return undefined;
  return {
    code: "unpriced",
    path,
    text: `The catalog does not say what ${gpu.name} costs to buy: the hardware and its upkeep are left out.`,
  };
}
