import { fail, type Issue, type Located, type Outcome, ok } from "@outlay/document";
import type { PriceContext } from "@outlay/pricing";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import { type ApiPath, isTuned } from "../sheet/path.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import { findModel, instantOf } from "./find-model.ts";
import { type HostedModel, hostedModel, type ModelUse, type NamedModel } from "./hosted-model.ts";
import { withSuccessors } from "./successors.ts";
import { tunedVersion } from "./tuned-version.ts";

/**
 * The model that a path through an API names, or what is wrong with the name. On a tuned path the name
 * is that of the model that is tuned; its tuned version, an entry of its own with prices of its own, is
 * what the path uses.
 *
 * @param named the name, where it is not the path's own model: the small model of a route
 */
export function findHostedModel(
  plan: Plan,
  path: ApiPath,
  facts: EstimateFacts,
  start: string,
  months: number,
  call: TypicalCall,
  named?: Located<string>,
): Outcome<HostedModel, Issue> {
  const own = plan.paths[path]?.model;
  const name = named ?? own;
  if (name === undefined) throw new Error(`the plan has no path ${path}`);
  const found = findModel(plan, facts, start, name);
  if (!found.ok) return fail(found.error);
  const use: ModelUse = { plan, defaults: facts.defaults, path, call, unpriced: [] };
  const context: PriceContext = {
    at: instantOf(start),
    contextTokens: Math.round(call.promptTokens),
    serviceTier: "standard",
  };
  const first =
    isTuned(path) && named === undefined
      ? tunedModel(use, found.value, context)
      : hostedModel(use, found.value, context);
  return ok(withSuccessors(use, first, start, months));
}

/** The tuned version of the model that a plan names, or the model itself without prices for its use. */
function tunedModel(use: ModelUse, named: NamedModel, context: PriceContext): HostedModel {
  const { base, tuned } = tunedVersion(named, context.at);
  return tuned === undefined
    ? { ...hostedModel(use, base, context), base, usePriced: false }
    : { ...hostedModel(use, tuned, context), base };
}
