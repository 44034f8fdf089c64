import { type Expression, mul, node, sub, type Term } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { ApiPath } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { hitShareOfPart } from "../usage/prefix-cache.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import type { HostedModel } from "./hosted-model.ts";

/** A model of a path, and the tasks that go to it. */
export interface Route {
  /** Beginning of the names of its parts: nothing, or `small-`. */
  readonly name: "" | "small-";
  readonly model: HostedModel;
  /** Share of the tasks; absent where all go there. */
  readonly share?: Term;
  readonly usage: TaskUsage;
}

/** Share of the tasks that a small model answers as well. */
export const addSmallShare = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "workload.small_model_share",
    doc: "Share of the tasks that a small model answers as well.",
    plan: plan.workload.small_model_share,
    key: "workload.small_model_share",
    default: "usage.small-model-share",
  });

/** The routes of a path: all tasks to one model, or a share of them to a small one. */
export function routesOf(
  sheet: Sheet,
  plan: Plan,
  usage: TaskUsage,
  model: HostedModel,
  small?: HostedModel,
): Route[] {
  if (small === undefined) return [{ name: "", model, usage }];
  const share = addSmallShare(sheet, plan);
  const rest = sub(1, share);
  const { path } = model;
  return [
    { name: "", model, share: rest, usage: usageOfPart(sheet, path, usage, "large", rest) },
    { name: "small-", model: small, share, usage: usageOfPart(sheet, path, usage, "small", share) },
  ];
}

/**
 * The usage of a model that gets only a share of the tasks: the prefix is found less often, as its uses
 * are further apart, and each model has a cache of its own. What a task has sent before stays with its
 * model, for a task goes to one model as a whole.
 */
function usageOfPart(
  sheet: Sheet,
  path: ApiPath,
  usage: TaskUsage,
  name: string,
  share: Term,
): TaskUsage {
  const { prefixHitShare: hit, prefixTokens } = usage;
  if (hit === undefined) return usage;
  const cachedTokens = sheet.step(
    `${path}.routing.${name}-cached-tokens`,
    "token / call",
    `Repeated part of a prompt that the ${name} model finds in its cache: less than one model for all tasks would, as its uses are further apart.`,
    mul(prefixTokens, hitShareOfPart(hit, share)),
  );
  const newPrefixTokens = sheet.step(
    `${path}.routing.${name}-new-prefix-tokens`,
    "token / call",
    `Repeated part of a prompt that the ${name} model does not find in its cache.`,
    sub(prefixTokens, node(`${path}.routing.${name}-cached-tokens`)),
  );
  return { ...usage, cachedTokens, newPrefixTokens };
}
