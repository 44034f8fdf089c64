import { type PricedModel, toDecimal } from "@outlay/pricing";
import { dayText } from "../../catalog/when.ts";
import { amountText } from "../price-check/check-words.ts";
import type { UpdateReport } from "./update-report.ts";
import { becauseWords, confidenceWords, perOf, refusedEntryWords } from "./update-words.ts";

/** The proposals as data: sheets and entries as price files have them, with their evidence. */
export function updateJson({ proposals, catalogues, day }: UpdateReport): object {
  const { sheets, entries, refused, refusedEntries, gone, counts } = proposals;
  return {
    at: day,
    catalogues: catalogues.map(({ spec, day: dated, source, proposes }) => ({
      book: spec.id,
      dated,
      source,
      proposes,
    })),
    counts,
    sheets: sheets.map((one) => ({
      provider: one.provider,
      model: one.model,
      confidence: confidenceWords(one),
      changes: one.accepted.map(({ price, usd, books, from, evidence }) => ({
        meter: price.point.meter,
        when: price.point.when,
        per: perOf(price.point.meter),
        ...(price.ours && { old: amountText(price.ours.usd, price.point.meter) }),
        new: amountText(usd, price.point.meter),
        books,
        from,
        ...evidence,
      })),
      before: one.before.from,
      sheet: one.sheet,
    })),
    entries: entries.map(({ provider, model, books, left, entry }) => ({
      provider,
      model,
      books,
      left,
      entry: entry satisfies PricedModel,
    })),
    refused: refused.map(({ price, because }) => ({
      provider: price.provider,
      model: price.model,
      meter: price.point.meter,
      when: price.point.when,
      ...(price.ours && {
        ours: amountText(price.ours.usd, price.point.meter),
        ...(price.ours.line.checked !== undefined && {
          checked: dayText(price.ours.line.checked).slice(0, 10),
        }),
      }),
      theirs: price.witnesses
        .filter(({ agrees }) => !agrees)
        .map(({ book, usd, ratio }) => ({
          book,
          usd: amountText(usd, price.point.meter),
          ...(ratio && { ratio: toDecimal(ratio, 12).text }),
        })),
      because: { code: because.code, text: becauseWords(because) },
    })),
    refusedEntries: refusedEntries.map((one) => ({
      provider: one.provider,
      model: one.model,
      because: { code: one.because.code, text: refusedEntryWords(one) },
    })),
    gone,
  };
}
