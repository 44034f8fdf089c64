import {
  currentModels,
  endDay,
  findBook,
  type Meter,
  type ModelFacts,
  type PriceBook,
} from "@outlay/pricing";
import { findModel, instantOf, usualBook } from "../model/hosted/find-model.ts";
import { type ApiPath, type EstimateFacts, isApi, isTuned, pathIds } from "../model/index.ts";
import { typicalCall } from "../model/usage/typical-call.ts";
import type { Plan } from "../plan/index.ts";
import { callUsd, isBound, regionOf } from "../result/small-models.ts";
import type { RuledOutModel, RulingCode } from "./advice.ts";
import { monthAfter } from "./month-after.ts";

/** A model of the price book that nothing known beforehand rules out. */
export interface Screened {
  /** As a plan would name it. */
  readonly model: string;
  readonly facts: ModelFacts;
  /** The plan's typical call at list prices. USD. */
  readonly callUsd: number;
  readonly weights: "closed" | "open" | "unknown";
  /** The same for all entries of one model: other sellers of open weights, other regions of a seller. */
  readonly sameAs: string;
  /** The plan's rules ask for something that nobody here knows of its seller. */
  readonly askSeller: boolean;
  readonly own: boolean;
}

/** What screening leaves, and why the others are out. */
export interface Screening {
  readonly screened: readonly Screened[];
  readonly out: readonly RuledOutModel[];
  readonly book: PriceBook | undefined;
}

/**
 * Models of the plan's book that write text and live on to the end of the horizon, on what is known
 * before a plan is estimated with them: ends, context, tuning, region and seller.
 *
 * @param sellers known to meet the plan's rules, beside those that its paths name
 */
export function screenHosted(
  plan: Plan,
  facts: EstimateFacts,
  path: ApiPath,
  span: { readonly start: string; readonly months: number },
  sellers: readonly string[],
): Screening {
  const { start, months } = span;
  const bookId = plan.price_book?.value ?? usualBook;
  const found = findBook(facts.books, bookId);
  if (!found.ok) return { screened: [], out: [], book: undefined };
  const book = found.value;
  const own = ownModel(plan, facts, path, start);
  const named = sellersOfPlan(plan, facts, start);
  const bound = isBound(plan);
  const region = own === undefined ? "" : regionOf(own.id);
  const call = typicalCall(plan, facts.defaults);
  const needed = Math.round(call.longPromptTokens + call.longOutputTokens);
  const until = monthAfter(start, months);
  const screened: Screened[] = [];
  const out: RuledOutModel[] = [];
  for (const { facts: each, lines } of currentModels(book, instantOf(start))) {
    const { provider, id, name, context, endOfLife, openModel } = each;
    if (each.tunedFrom !== undefined) continue;
    const writes = lines.some(({ meter }) => meter === "output_text");
    const reads = lines.some(({ meter }) => meter === "input_text");
    if (!writes || !reads) continue;
    const isOwn = own !== undefined && own.provider === provider && own.id === id;
    const model = `${provider}/${id}`;
    const refuse = (code: RulingCode, text: string): void => {
      out.push({ path, model, name, own: isOwn, code, text });
    };
    const end = endDay(endOfLife);
    if (end !== undefined && end < `${until}-01`) {
      const next = endOfLife?.replacement;
      const then = next === undefined ? "" : `; its seller names ${next} next`;
      refuse("ends-within-horizon", `It ends on ${end}, within the horizon${then}.`);
      continue;
    }
    if (context !== undefined && context < needed) {
      refuse("context", `Long calls of this plan take ${needed} tokens; it takes ${context}.`);
      continue;
    }
    if (isTuned(path) && each.tunedAs === undefined) {
      refuse("not-tuned", "Its seller does not tune it, or nobody has said for how much.");
      continue;
    }
    const elsewhere = regionProblem(plan, id, region);
    if (elsewhere !== undefined) {
      refuse("region", elsewhere);
      continue;
    }
    if (lines.some(({ meter }) => otherOutput.has(meter))) {
      refuse("other-work", "It is sold to draw or to speak as well.");
      continue;
    }
    const usd = callUsd(plan, facts, start, book, model);
    if (usd === undefined) {
      refuse("unpriced", "It has no price for a typical call, or is free for a while.");
      continue;
    }
    screened.push({
      model,
      facts: each,
      callUsd: usd,
      weights: each.weights ?? "unknown",
      sameAs: openModel ?? `${provider}/${id.replace(/^(?:us|eu|apac|jp|au|global)\./, "")}`,
      askSeller: bound && !named.has(provider) && !sellers.includes(provider),
      own: isOwn,
    });
  }
  for (const each of book.modelFacts) {
    const end = endDay(each.endOfLife);
    if (end === undefined || end > `${start}-01` || each.tunedFrom !== undefined) continue;
    if (!mayWrite(each)) continue;
    const isOwn = own !== undefined && own.provider === each.provider && own.id === each.id;
    const text = `It has ended by the start of the plan (${end}).`;
    const model = `${each.provider}/${each.id}`;
    out.push({ path, model, name: each.name, own: isOwn, code: "ended", text });
  }
  return { screened: screened.sort((a, b) => a.callUsd - b.callUsd), out, book };
}

/** Whether a model that has ended was one that writes text, by all the prices it ever had; one without any may have been. */
const mayWrite = ({ sheets }: ModelFacts): boolean =>
  sheets.length === 0 || sheets.some(({ usd }) => usd.some((row) => row.output_text !== undefined));

/** Output that a model for text does not have. */
const otherOutput: ReadonlySet<Meter> = new Set<Meter>([
  "images",
  "output_image",
  "output_audio",
  "output_audio_seconds",
  "output_video",
  "output_video_seconds",
]);

/** Why an endpoint is in the wrong place, for a plan whose rules bind the place of its data. */
function regionProblem(plan: Plan, id: string, own: string): string | undefined {
  if (plan.compliance?.residency === "region" && id.startsWith("global.")) {
    return "Its endpoint sends calls to any region, and the plan keeps data in one (compliance.residency).";
  }
  const its = regionOf(id);
  return isBound(plan) && own !== "" && its !== "" && its !== own
    ? `It is an endpoint of ${its}; that of the plan's own model is of ${own}.`
    : undefined;
}

/** The model that the plan has in a path, as the book names it. */
function ownModel(
  plan: Plan,
  facts: EstimateFacts,
  path: ApiPath,
  start: string,
): { readonly provider: string; readonly id: string } | undefined {
  const named = plan.paths[path]?.model;
  if (named === undefined) return undefined;
  const found = findModel(plan, facts, start, named);
  return found.ok ? found.value : undefined;
}

/** Sellers that the plan's paths name: their conditions are asked of them already. */
function sellersOfPlan(plan: Plan, facts: EstimateFacts, start: string): ReadonlySet<string> {
  const found = pathIds.filter(isApi).map((path) => ownModel(plan, facts, path, start));
  return new Set(found.flatMap((each) => each?.provider ?? []));
}
