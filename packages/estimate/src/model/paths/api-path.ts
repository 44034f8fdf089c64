import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import { apiReach } from "../feasibility/api-latency.ts";
import { planFeasibility } from "../feasibility/index.ts";
import { cacheNote } from "../hosted/cache-note.ts";
import { contractNotes } from "../hosted/contract-notes.ts";
import { findHostedModel } from "../hosted/find-hosted-model.ts";
import { findSmallModel } from "../hosted/find-small-model.ts";
import { type HostedModel, tooLong } from "../hosted/hosted-model.ts";
import { endedBefore, hostedNotes } from "../hosted/hosted-notes.ts";
import { addModelUsage } from "../hosted/model-usage.ts";
import { addEvaluatedCase } from "../run/evaluated-case.ts";
import { addMigration } from "../run/migration.ts";
import { addToolUse } from "../run/tool-use.ts";
import { type ApiPath, isTuned } from "../sheet/path.ts";
import { addProviderTraining } from "../tuning/provider-training.ts";
import { tunableModels, tunableWords } from "../tuning/tunable-models.ts";
import { addTunedHosting } from "../tuning/tuned-hosting.ts";
import { methodOf } from "../tuning/tuning-inputs.ts";
import { whyNotTuned } from "../tuning/why-not-tuned.ts";
import { addBuildLines } from "./build-lines.ts";
import type { BuiltPath } from "./built-path.ts";
import type { ModelContext } from "./model-context.ts";
import { addRunLines } from "./run-lines.ts";

/** Adds a path through an API, or says which of its names the price book does not have. */
export function addApiPath(
  context: ModelContext,
  path: ApiPath,
): Outcome<BuiltPath, readonly Issue[]> {
  const { sheet, plan, facts, start, months, call } = context;
  const found = findHostedModel(plan, path, facts, start, months, call);
  if (!found.ok) return fail([found.error]);
  const model = found.value;
  const small = findSmallModel(context, path);
  if (!small.ok) return fail([small.error]);
  const at = { at: model.context.at, lastMonth: lastMonth(start, months) };
  const needed = { ...at, method: methodOf(plan) };
  const ended = endedBefore(model, start);
  const why = ended ?? tooLong(model, call);
  if (why !== undefined) {
    const others = isTuned(path) ? tunableWords(tunableModels(model, needed)) : "";
    const code = ended === undefined ? "does-not-fit" : "ended";
    sheet.note({ code, path, text: `${why}${others}` });
    return ok({ id: path, status: "ruled-out", model: model.name });
  }
  if (isTuned(path)) {
    const not = whyNotTuned(model, needed);
    if (not !== undefined) {
      sheet.note({ ...not, path });
      return ok({ id: path, status: "ruled-out", model: model.name });
    }
  }
  const training = isTuned(path) ? addProviderTraining(sheet, plan, model) : undefined;
  const planned = planFeasibility(plan, {
    path,
    reach: (percentile) => apiReach(facts.defaults, percentile),
    call,
    defaults: facts.defaults,
    ends: model.endsInMonth !== undefined,
  });
  const perCall = addModelUsage(context, model, small.value);
  model.unpriced.push(...(small.value?.unpriced ?? []));
  if (addToolUse(context, path, model).length > 0) model.unpriced.push("images");
  const evaluated = addEvaluatedCase(context, path, model, perCall);
  addBuildLines(context, path, { training, planned });
  if (isTuned(path)) addTunedHosting(sheet, plan, model);
  addMigration(sheet, plan, path, model.endsInMonth);
  const closed = model.sourcing !== "open-through-host";
  addRunLines(context, path, { training, evaluated, ends: endsOf(model), closed });
  const about = {
    call,
    lastMonth: lastMonth(start, months),
    reserved:
      plan.commercial?.provisioned !== undefined ||
      plan.commercial?.provisioned_units !== undefined,
  };
  const notes = [
    ...hostedNotes(model, about),
    ...(small.value === undefined ? [] : hostedNotes(small.value, { ...about, small: true })),
    cacheNote(model, plan, facts.defaults),
    ...contractNotes(context, model),
  ];
  for (const note of notes) if (note !== undefined) sheet.note(note);
  const status = model.unpriced.length === 0 ? "priced" : "partial";
  return ok({
    id: path,
    status,
    model: model.name,
    planned,
    ...(model.sourcing === undefined ? {} : { sourcing: model.sourcing }),
    ...(small.value === undefined ? {} : { smallModel: small.value.name }),
  });
}

/** Months in which the model and those that follow it end, from 0. */
const endsOf = ({ endsInMonth, next }: HostedModel): number[] =>
  endsInMonth === undefined ? [] : [endsInMonth, ...(next === undefined ? [] : endsOf(next))];

/** The month `months` after `start`, less one: `2027-01` and 60 give `2031-12`. */
function lastMonth(start: string, months: number): string {
  const at = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months - 1;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}
