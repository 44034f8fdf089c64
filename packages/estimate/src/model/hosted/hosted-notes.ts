import { dayOf, endDay, type Instant, toNumber } from "@outlay/pricing";
import type { EstimateNote } from "../sheet/note.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import { contextBounds } from "./billed-price.ts";
import { usualBook } from "./find-model.ts";
import { type HostedModel, tooLong } from "./hosted-model.ts";
import { endOf } from "./successors.ts";

/** Why the model cannot be used when its vendor ends it before the plan starts. */
export function endedBefore(model: HostedModel, start: string): string | undefined {
  const end = endOf(model);
  const day = endDay(end);
  if (day === undefined || day > `${start}-01`) return undefined;
  const when = end?.date === undefined ? "has ended, on a day that is not known" : `ends on ${day}`;
  return `${model.name} ${when}; the plan starts in ${start}. Plan with another model${replacementWords(model)}.`;
}

/** What the vendor recommends instead, by its name and id. */
function replacementWords(model: HostedModel): string {
  const { book, provider } = model;
  const next = endOf(model)?.replacement;
  if (next === undefined) return "";
  const name = book.model(provider, next)?.name;
  return name === undefined
    ? `; its vendor recommends ${next}`
    : `; its vendor recommends ${name} (${provider}/${next})`;
}

/** Why a recommended model is not counted with, where it is in the book. */
function whyNotNext(model: HostedModel, call: TypicalCall): string {
  const { book, provider } = model;
  const next = endOf(model)?.replacement;
  const found =
    next === undefined
      ? undefined
      : book.find({ model: `${provider}/${next}`, at: model.context.at });
  if (next === undefined || found === undefined || !found.ok) return `as it has none of a next one`;
  const name = book.model(provider, next)?.name ?? next;
  const short = tooLong({ provider, id: next, name, book, prices: found.value }, call);
  return short === undefined
    ? `as it has none of a next one`
    : `as the next one is too small: ${short.slice(0, -1)}`;
}

/** What the input and output of the recommended model cost against those of this one. */
function nextPriceWords(model: HostedModel): string {
  const { book, provider, prices, context } = model;
  const next = endOf(model)?.replacement;
  if (next === undefined) return "";
  const found = book.find({ model: `${provider}/${next}`, at: context.at });
  if (!found.ok) return "";
  const times = (["input_text", "output_text"] as const).map((meter) => {
    const [from, to] = [prices, found.value].map((each) => each.table.pick(meter, context));
    return from === undefined || to === undefined
      ? undefined
      : Math.round((toNumber(to.usdPerUnit) / toNumber(from.usdPerUnit)) * 100) / 100;
  });
  if (times.includes(undefined)) return "";
  return `; ${book.model(provider, next)?.name ?? next}, which its vendor names next, costs ${times[0]} times as much for input and ${times[1]} times for output`;
}

/** The ends within the horizon, of the model and of those that follow it. */
function endNotes(model: HostedModel, about: NotesAbout): EstimateNote[] {
  const { path, next } = model;
  const { call, lastMonth, small } = about;
  const end = endOf(model);
  const work = small
    ? "The estimate does not count the work of changing the small model"
    : `The estimate counts the work of moving to a next model (${path}.migration)`;
  if (end?.date !== undefined && end.date.slice(0, 7) <= lastMonth) {
    if (model.endsInMonth === undefined) {
      const text = `${model.name} ends on ${end.date}${replacementWords(model)}. The horizon is over by then: neither the work of moving to a next model nor its prices are counted.`;
      return [{ code: "ends-within-horizon", path, text }];
    }
    if (about.reserved === true && small !== true) {
      const text = `${model.name} ends on ${end.date}, within the horizon${replacementWords(model)}. ${work}; the fee for reserved throughput goes on as it is: ask what the next model's is.`;
      return [{ code: "ends-within-horizon", path, text }];
    }
    const then = next?.name ?? `${model.name}, ${whyNotNext(model, call)}`;
    const text = `${model.name} ends on ${end.date}, within the horizon${replacementWords(model)}. ${work}, and from then on counts the prices of ${then}.`;
    const note: EstimateNote = { code: "ends-within-horizon", path, text };
    return next === undefined ? [note] : [note, ...endNotes(next, about)];
  }
  if (end?.not_before !== undefined && end.not_before.slice(0, 7) <= lastMonth) {
    const text = `${model.name} is promised until ${end.not_before}, not to the end of the horizon. ${work}, and goes on with the prices of ${model.name}${nextPriceWords(model)}.`;
    const promised = { name: model.name, until: end.not_before };
    return [{ code: "end-of-life", path, text, promised }];
  }
  return [];
}

/** What the notes on a model depend on. */
export interface NotesAbout {
  readonly call: TypicalCall;
  /** Last month of the horizon, `YYYY-MM`. */
  readonly lastMonth: string;
  /** Whether a fixed fee stands for the tokens of the path's own model. */
  readonly reserved?: boolean;
  /** Whether it is the small model of a route. */
  readonly small?: boolean;
}

/** The last day for which the seller promised a price of text in use. */
function promisedUntil({ prices, context }: HostedModel): string | undefined {
  const days = (["input_text", "output_text"] as const).flatMap(
    (meter) => prices.table.pick(meter, context)?.line.promisedUntil ?? [],
  );
  return days.length === 0 ? undefined : dayOf(Math.min(...days) as Instant);
}

/** What a reader must know of the model: its end, a price tier near by, what sources disagree on. */
export function hostedNotes(model: HostedModel, about: NotesAbout): EstimateNote[] {
  const { path, name, book } = model;
  const { call } = about;
  const notes = endNotes(model, about);
  if (model.prefixShortOf !== undefined) {
    const text = `The repeated prefix is shorter than the ${model.prefixShortOf} tokens from which ${name} caches; it is counted as plain input (workload.cached_prefix_tokens).`;
    notes.push({ code: "cache-off", path, text });
  }
  for (const bound of contextBounds(model)) {
    const [typical, long] = [call.promptTokens, call.longPromptTokens];
    if (typical <= bound === long <= bound) continue;
    const text = `Prices of ${name} change above ${bound} input tokens; long prompts of this plan (${Math.round(long)}) are on the other side than the typical one (${Math.round(typical)}). Each draw pays the price of its own mean prompt.`;
    notes.push({ code: "context-boundary", path, text });
  }
  const until = promisedUntil(model);
  if (until !== undefined && until.slice(0, 7) <= about.lastMonth) {
    const text = `The price of ${name} is a promotion, promised until ${until} only; what comes after is not known. The estimate counts with it to the end of the horizon.`;
    notes.push({ code: "promotion", path, text });
  }
  for (const sheet of book.model(model.provider, model.id)?.sheets ?? []) {
    if (book.id !== usualBook && sheet.note !== undefined) {
      const text = `${name} in the book ${book.id}: ${sheet.note}.`;
      notes.push({ code: "contradiction", path, text });
    }
  }
  return notes;
}
