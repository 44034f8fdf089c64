import { type EndOfLife, endDay } from "@outlay/pricing";
import { instantOf, modelOnDay } from "./find-model.ts";
import {
  type HostedModel,
  hostedModel,
  type ModelUse,
  type NamedModel,
  tooLong,
} from "./hosted-model.ts";
import { tunedVersion } from "./tuned-version.ts";

/** The announced end of a model; a tuned one ends with its base at the latest. */
export function endOf(model: Pick<HostedModel, keyof NamedModel | "base">): EndOfLife | undefined {
  const { book, provider, id, base } = model;
  const own = book.model(provider, id)?.endOfLife;
  const its = base === undefined ? undefined : book.model(provider, base.id)?.endOfLife;
  const itsDay = endDay(its);
  const ownDay = endDay(own);
  if (its === undefined || itsDay === undefined) return own ?? its;
  return ownDay === undefined || itsDay < ownDay ? its : { ...its, ...own };
}

/**
 * The model, and those that take its place within the horizon: each from the day on which the one
 * before it ends, at its prices of that day. A recommended model that is over by then is passed over
 * for the one recommended after it; one whose context is too short for a typical call is not taken.
 *
 * @param start first month of the plan, `YYYY-MM`
 * @param months length of the horizon
 */
export function withSuccessors(
  use: ModelUse,
  model: HostedModel,
  start: string,
  months: number,
): HostedModel {
  const end = endOf(model);
  const endsInMonth = endMonth(end?.date, start, months);
  if (end?.date === undefined || endsInMonth === undefined) return model;
  const next = successor(use, model, end, end.date, new Set([model.id]));
  return {
    ...model,
    endsInMonth,
    ...(next === undefined ? {} : { next: withSuccessors(use, next, start, months) }),
  };
}

/** The first month of the plan without the model, from 0; at least one month is paid for it. */
export function endMonth(
  date: string | undefined,
  start: string,
  months: number,
): number | undefined {
  if (date === undefined) return undefined;
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const month = Math.max(1, monthOf(date) - monthOf(start));
  return month < months ? month : undefined;
}

/** What the vendor recommends instead and can be used on that day, if the book has it. */
function successor(
  use: ModelUse,
  { book, provider, base, context }: HostedModel,
  { replacement }: EndOfLife,
  day: string,
  seen: Set<string>,
): HostedModel | undefined {
  if (replacement === undefined || seen.has(replacement)) return undefined;
  seen.add(replacement);
  const at = instantOf(day);
  const found = modelOnDay(book, `${provider}/${replacement}`, at);
  if (!found.ok) return undefined;
  const after = { ...context, at };
  const version = base === undefined ? undefined : tunedVersion(found.value, at);
  const taken = version === undefined ? found.value : version.tuned;
  if (taken === undefined || tooLong(taken, use.call) !== undefined) return undefined;
  const next = {
    ...hostedModel(use, taken, after, day),
    ...(version === undefined ? {} : { base: version.base }),
  };
  const end = endOf(next);
  return end !== undefined && (endDay(end) ?? "9999").slice(0, 7) <= day.slice(0, 7)
    ? successor(use, next, end, day, seen)
    : next;
}
