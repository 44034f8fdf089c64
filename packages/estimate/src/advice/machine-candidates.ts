import type { Architecture } from "@outlay/capacity";
import { type EstimateFacts, isTuned, type MachinePath } from "../model/index.ts";
import { typicalCall } from "../model/usage/typical-call.ts";
import type { Plan } from "../plan/index.ts";
import { small } from "../result/small-models.ts";
import type { AdviceQuery, ModelAdvice, PathAdvice, RuledOutModel } from "./advice.ts";
import { lessOften } from "./hosted-candidates.ts";
import { type TriedModel, tryModel } from "./try-model.ts";

/**
 * Open models for a path on machines: each model of the catalog on the accelerator that the path names,
 * or on the cheapest that serves it.
 *
 * @param among ids of the models that are worked out when not all are asked for; absent: the smallest from 5B parameters on, and those of about the size of the own one
 */
export function machineCandidates(
  plan: Plan,
  facts: EstimateFacts,
  path: MachinePath,
  { all = false }: AdviceQuery,
  among?: ReadonlySet<string>,
): PathAdvice {
  const own = plan.paths[path]?.model.value;
  const ruledOut: RuledOutModel[] = [];
  const tried: { readonly id: string; readonly value: TriedModel }[] = [];
  const models = [...facts.openModels.values()].filter(
    ({ id, namedOnly }) => namedOnly === undefined || id === own,
  );
  const near = nearOnes(models, own);
  const worth = models.filter(
    ({ id }) => all || id === own || (among === undefined ? near.has(id) : among.has(id)),
  );
  const call = typicalCall(plan, facts.defaults);
  const needed = Math.round(call.longPromptTokens + call.longOutputTokens);
  for (const { id, name, context } of worth) {
    if (context < needed) {
      const text = `Long calls of this plan take ${needed} tokens; it takes ${context}.`;
      ruledOut.push({ path, model: id, name, own: id === own, code: "context", text });
      continue;
    }
    const answer = tryModel(plan, facts, path, id);
    if (answer.ok) tried.push({ id, value: answer.value });
    else {
      const { code, text } = answer.error;
      ruledOut.push({ path, model: id, name, own: id === own, code, text });
    }
  }
  const ownTried = tried.find(({ id }) => id === own)?.value;
  const candidates = tried
    .map(({ id, value: { byPeopleUsd: _, ...value } }): ModelAdvice => {
      const open = facts.openModels.get(id);
      return {
        path,
        model: id,
        own: id === own,
        sourcing: "open-on-own-machines",
        state: value.conditions.length > 0 ? "allowed-with-conditions" : "allowed",
        ...value,
        ...lessOften(ownTried, value.totalUsd, id === own),
        ...(open === undefined ? {} : { context: open.context, parameters: open.parameters }),
        ...(open?.license === undefined ? {} : { license: open.license }),
        alsoAs: [],
      };
    })
    .sort((a, b) => a.totalUsd - b.totalUsd);
  return {
    path,
    planned: own !== undefined,
    ...(ownTried === undefined ? {} : { ownUsd: ownTried.totalUsd }),
    candidates,
    askSeller: [],
    ruledOut,
    notWorkedOut: models.length - worth.length,
  };
}

/** Models that are worked out when not all are asked for: the smallest, and so many around the own one. */
const smallest = 24;
const around = 6;

/** Ids of the smallest models that are no tiny ones, and of those next to the own one in size. */
function nearOnes(models: readonly Architecture[], own: string | undefined): ReadonlySet<string> {
  const ordered = models
    .filter(({ parameters }) => parameters >= small.least)
    .sort((a, b) => a.parameters - b.parameters)
    .map(({ id }) => id);
  const at = own === undefined ? -1 : ordered.indexOf(own);
  return new Set(
    ordered.filter((_, index) => index < smallest || (at >= 0 && Math.abs(index - at) <= around)),
  );
}

/** A tuned path that nothing is known of: the plan has no examples. */
export const withoutExamples = (path: PathAdvice["path"]): PathAdvice => ({
  path,
  planned: false,
  candidates: [],
  askSeller: [],
  ruledOut: [],
  notWorkedOut: 0,
  skipped: `The plan has no examples to tune on (tuning.examples), so no ${isTuned(path) ? "tuned " : ""}model was looked at.`,
});
