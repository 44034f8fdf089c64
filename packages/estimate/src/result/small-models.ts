import { endDay, type PriceBook, toNumber } from "@outlay/pricing";
import { findModel, instantOf } from "../model/hosted/find-model.ts";
import { isRegionalId } from "../model/hosted/regional-id.ts";
import { findPrice } from "../model/hosted/token-price.ts";
import { type ApiPath, type EstimateFacts, isTuned, type MachinePath } from "../model/index.ts";
import { typicalCall } from "../model/usage/typical-call.ts";
import type { Plan } from "../plan/index.ts";

/** Parameters of what is called a small model here, around the 8B of A.worked.self-host-8b. */
export const small: { readonly least: number; readonly most: number } = { least: 5e9, most: 40e9 };

/** A model as a plan would name it. */
export interface SmallModel {
  readonly model: string;
  readonly sourcing: "closed" | "open-through-host" | "open-on-own-machines" | "unknown";
}

/**
 * Cheaper models for a path through an API: the cheapest of the same seller, and the cheapest small one
 * with open weights at any seller, by the price of the plan's typical call. On a tuned path only models
 * whose tuned version has a price. Under a regime or a region only those of the same seller, whom the
 * path's conditions ask already, and in the same region as the path's own.
 */
export function smallApiModels(
  plan: Plan,
  path: ApiPath,
  facts: EstimateFacts,
  start: string,
): readonly SmallModel[] {
  const named = plan.paths[path]?.model;
  const own = named === undefined ? undefined : findModel(plan, facts, start, named);
  if (own?.ok !== true) return [];
  const { book, provider, id } = own.value;
  const bound = isBound(plan);
  const priced = book.modelFacts.flatMap((each) => {
    const isOpen = each.weights === "open";
    const parameters = facts.openModels.get(each.openModel ?? "")?.parameters ?? 0;
    const isSmall = isOpen && parameters >= small.least && parameters <= small.most;
    const isSame = each.provider === provider && each.id === id;
    const over = (endDay(each.endOfLife) ?? "9999").slice(0, 7) <= start;
    if (isSame || over || each.tunedFrom !== undefined) return [];
    if (each.provider !== provider && (!isSmall || bound)) return [];
    if (bound && regionOf(each.id) !== regionOf(id)) return [];
    if (isTuned(path) && each.tunedAs === undefined) return [];
    const usd = callUsd(plan, facts, start, book, `${each.provider}/${each.id}`, each.context);
    if (usd === undefined) return [];
    const sourcing =
      each.weights === "closed" ? "closed" : isOpen ? "open-through-host" : "unknown";
    return [
      { model: `${each.provider}/${each.id}`, sourcing, isSmall, usd, at: each.provider } as const,
    ];
  });
  const limit = callUsd(plan, facts, start, book, `${provider}/${id}`) ?? 0;
  const cheaper = priced.filter(({ usd }) => usd < limit).sort((a, b) => a.usd - b.usd);
  const found = [
    cheaper.find(({ at }) => at === provider),
    cheaper.find(({ isSmall, at }) => isSmall && at !== provider),
  ];
  return found.flatMap((each) =>
    each === undefined ? [] : [{ model: each.model, sourcing: each.sourcing }],
  );
}

/** Whether rules of the plan bind the seller: nobody knows whether another one meets them. */
export const isBound = ({ compliance }: Plan): boolean =>
  (compliance?.regimes ?? []).length > 0 || (compliance?.residency ?? "anywhere") !== "anywhere";

/** The region that an id names, such as `us` in `us.amazon.nova-2-lite-v1:0`; empty where it names none. */
export const regionOf = (id: string): string =>
  isRegionalId(id) ? (id.replace(/^ft:/, "").split(".")[0] ?? "") : "";

/** USD of the plan's typical call at list prices; undefined without prices, for free, or too short. */
export function callUsd(
  plan: Plan,
  facts: EstimateFacts,
  start: string,
  book: PriceBook,
  model: string,
  context?: number,
): number | undefined {
  const call = typicalCall(plan, facts.defaults);
  if (context !== undefined && context < call.longPromptTokens + call.longOutputTokens) {
    return undefined;
  }
  const input = findPriceIn(book, model, "input_text", start, call.promptTokens);
  const output = findPriceIn(book, model, "output_text", start, call.promptTokens);
  if (input === undefined || output === undefined) return undefined;
  const usd = call.promptTokens * input + call.outputTokens * output;
  return usd > 0 ? usd : undefined;
}

function findPriceIn(
  book: PriceBook,
  model: string,
  meter: "input_text" | "output_text",
  start: string,
  promptTokens: number,
): number | undefined {
  const at = instantOf(start);
  const found = book.find({ model, at });
  if (!found.ok) return undefined;
  const context = { at, contextTokens: Math.round(promptTokens), serviceTier: "standard" } as const;
  const price = findPrice(found.value, meter, context);
  return price === undefined ? undefined : toNumber(price.picked.usdPerUnit);
}

/** For a path on machines, the largest small open model of at most half the parameters. */
export function smallOpenModels(
  plan: Plan,
  path: MachinePath,
  facts: EstimateFacts,
): readonly SmallModel[] {
  const own = facts.openModels.get(plan.paths[path]?.model.value ?? "");
  if (own === undefined) return [];
  const [found] = [...facts.openModels.values()]
    .filter(({ namedOnly }) => namedOnly === undefined)
    .filter(({ parameters }) => parameters >= small.least && parameters <= small.most)
    .filter(({ parameters }) => parameters <= own.parameters / 2)
    .sort((a, b) => b.parameters - a.parameters);
  return found === undefined ? [] : [{ model: found.id, sourcing: "open-on-own-machines" }];
}
