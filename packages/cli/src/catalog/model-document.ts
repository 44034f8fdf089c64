import { METERS, type Provenance, toDecimal } from "@outlay/pricing";
import type { AskedModel } from "./asked-model.ts";
import { daysBetween, dayText } from "./when.ts";

/** What `price show --json` prints: amounts as decimal text, every source in full. */
export function modelDocument(asked: AskedModel): object {
  const { catalog, book, prices, facts, sheet, time, known } = asked;
  const stated = (one: Provenance) => ({
    effective: {
      from: dayText(one.effective.from),
      ...(one.effective.to === undefined ? {} : { to: dayText(one.effective.to) }),
    },
    knownFrom: dayText(one.known.from),
    status: one.status,
    ...(one.checked === undefined ? {} : { checked: dayText(one.checked) }),
    sources: one.sources,
  });
  const cited = new Set([...sheet.lines, ...sheet.factors].flatMap((one) => one.sources));
  return {
    book: book.id,
    at: new Date(time).toISOString(),
    ...(known === undefined ? {} : { known: new Date(known).toISOString() }),
    provider: prices.provider,
    model: prices.model,
    rule: prices.rule,
    name: facts?.name,
    aliases: facts?.aliases,
    released: facts?.released,
    contextTokens: facts?.context,
    dimensions: facts?.dimensions,
    weights: facts?.weights,
    openModel: facts?.openModel,
    tunedFrom: facts?.tunedFrom,
    tunedAs: facts?.tunedAs,
    endOfLife: facts?.endOfLife,
    prices: sheet.lines.map((line) => ({
      id: line.id,
      meter: line.meter,
      usd: toDecimal(line.usd).text,
      per: line.per,
      unit: METERS[line.meter].unit,
      when: line.when,
      ...stated(line),
    })),
    factors: sheet.factors.map((factor) => ({
      id: factor.id,
      times: toDecimal(factor.factor).text,
      ...(factor.meters === undefined ? {} : { meters: factor.meters }),
      when: factor.when,
      ...stated(factor),
    })),
    billedAs: sheet.billedAs,
    notes: [facts?.note, sheet.sheet?.note].filter((note) => note !== undefined),
    otherPricesFrom: sheet.others.map((other) => other.from),
    ...(sheet.checked === undefined
      ? {}
      : { checked: dayText(sheet.checked), checkedDaysBefore: daysBetween(sheet.checked, time) }),
    sources: [...cited].map((id) => catalog.sources.get(id) ?? { id }),
  };
}
