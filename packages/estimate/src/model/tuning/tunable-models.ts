import type { TrainingMethod } from "@outlay/capacity";
import { nearestAll } from "@outlay/document";
import { endDay, type Instant } from "@outlay/pricing";
import { modelOnDay } from "../hosted/find-model.ts";
import type { NamedModel } from "../hosted/hosted-model.ts";
import { tunedVersion } from "../hosted/tuned-version.ts";
import { trainingPrice } from "./training-price.ts";

/** Names given at most. */
const most = 3;

/** Rank of a model that is like the other in nothing. */
const last = 3;

const sellerOf = (name: string): string => name.split("/")[0] as string;

/** When a model must be there to be named. */
export interface Needed {
  /** First moment of the plan. */
  readonly at: Instant;
  /** Last month of the horizon, `YYYY-MM`. */
  readonly lastMonth: string;
  readonly method: TrainingMethod;
}

/**
 * Models of the same book that their seller tunes and that no announced end takes away within the
 * horizon, as `provider/model`: the same model elsewhere first, then the same seller's, then those
 * with a name that is near, then one of each other seller.
 */
export function tunableModels(unlike: NamedModel, needed: Needed): readonly string[] {
  const { book, provider, id } = unlike;
  const names = book.modelFacts
    .filter(({ tunedAs }) => tunedAs !== undefined)
    .map((facts) => `${facts.provider}/${facts.id}`)
    .filter((name) => isTunable(unlike, name, needed));
  const near = new Set(nearestAll(`${provider}/${id}`, names));
  const rank = (name: string): number =>
    [name.endsWith(`/${id}`), name.startsWith(`${provider}/`), near.has(name), true].indexOf(true);
  const sellers = new Map(Map.groupBy(names, sellerOf));
  const among = (name: string): number => sellers.get(sellerOf(name))?.indexOf(name) ?? 0;
  const order = (name: string): number => (rank(name) < last ? rank(name) : last + among(name));
  return names.toSorted((a, b) => order(a) - order(b)).slice(0, most);
}

function isTunable({ book }: NamedModel, name: string, needed: Needed): boolean {
  const found = modelOnDay(book, name, needed.at);
  if (!found.ok) return false;
  const { base, tuned } = tunedVersion(found.value, needed.at);
  if (tuned === undefined || trainingPrice(base, needed.at, needed.method) === undefined) {
    return false;
  }
  return [base, tuned].every(({ provider, id }) => {
    const ends = endDay(book.model(provider, id)?.endOfLife) ?? "9999";
    return ends.slice(0, 7) > needed.lastMonth;
  });
}

/** The names as the end of a sentence: ` Tuned by their sellers: a, b.`, or nothing. */
export const tunableWords = (names: readonly string[]): string =>
  names.length === 0 ? "" : ` Tuned by their sellers, and not about to end: ${names.join(", ")}.`;
