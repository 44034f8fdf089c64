import { type Cost, isOld, knownSince, METERS, type Provenance, toDecimal } from "@outlay/pricing";
import type { AskedModel } from "./asked-model.ts";
import { besideList, besideListDocument } from "./beside-list.ts";
import { knownGrid } from "./known-grid.ts";
import { priceTimeline } from "./price-timeline.ts";
import type { RequestThen } from "./request-then.ts";
import { offersOf } from "./show-provisioned.ts";
import { sourceOf } from "./source-of.ts";
import { daysBetween, dayText } from "./when.ts";

/** What `price show --json` prints: amounts as decimal text, every source in full. */
export function modelDocument(asked: AskedModel): object {
  const { catalog, book, prices, facts, sheet, time, known, now, request } = asked;
  const since = knownSince(prices.table.lines, time);
  const stated = (one: Provenance) => ({
    effective: {
      from: dayText(one.effective.from),
      ...(one.effective.to === undefined ? {} : { to: dayText(one.effective.to) }),
    },
    knownFrom: dayText(one.known.from),
    status: one.status,
    ...(one.checked === undefined ? {} : { checked: dayText(one.checked) }),
    ...(one.promisedUntil === undefined ? {} : { promisedUntil: dayText(one.promisedUntil) }),
    sources: one.sources,
  });
  const beside = besideList(catalog, book, time, prices);
  const cited = new Set([...sheet.lines, ...sheet.factors].flatMap((one) => one.sources));
  return {
    book: book.id,
    at: new Date(time).toISOString(),
    ...(known === undefined ? {} : { known: new Date(known).toISOString() }),
    ...(asked.region === undefined ? {} : { region: asked.region }),
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
      ...(line.list === undefined
        ? {}
        : {
            list: {
              id: line.list.id,
              usd: toDecimal(line.list.usd).text,
              status: line.list.status,
            },
          }),
    })),
    ...(since === undefined ? {} : { knownSince: dayText(since) }),
    ...(now === undefined
      ? {}
      : {
          knownOtherwiseNow: knownGrid(sheet, now).map(
            ({ what, condition, per, unit, ...both }) => ({
              what,
              condition,
              ...(unit === "" ? {} : { per, unit }),
              ...both,
            }),
          ),
        }),
    ...(request === undefined ? {} : { request: requestDocument(request) }),
    timeline: priceTimeline(prices, facts, time, known),
    factors: sheet.factors.map((factor) => ({
      id: factor.id,
      times: toDecimal(factor.factor).text,
      ...(factor.list === undefined ? {} : { list: { times: toDecimal(factor.list.factor).text } }),
      ...(factor.meters === undefined ? {} : { meters: factor.meters }),
      when: factor.when,
      ...stated(factor),
    })),
    billedAs: sheet.billedAs,
    ...(beside === undefined ? {} : { besideList: besideListDocument(beside) }),
    provisioned: offersOf(asked).map(({ unit, carry }) => {
      const { units: _units, models: _models, ...carries } = carry;
      return { ...unit, carries };
    }),
    notes: [facts?.note, sheet.sheet?.note].filter((note) => note !== undefined),
    otherPricesFrom: sheet.others.map((other) => other.from),
    ...(sheet.checked === undefined
      ? {}
      : {
          checked: dayText(sheet.checked),
          checkedDaysBefore: daysBetween(sheet.checked, time),
          old: isOld(sheet.checked, time),
        }),
    sources: [...cited].map((id) => sourceOf(asked, id) ?? { id }),
  };
}

/** What a request cost, as known then and now. */
const requestDocument = ({ meters, variant, example, now, billed }: RequestThen): object => ({
  meters,
  ...(variant === undefined ? {} : { variant }),
  example,
  knownNow: costDocument(now),
  ...(billed === undefined ? {} : { asBilled: costDocument(billed) }),
});

const costDocument = ({ status, usd, list }: Cost): object => ({
  status,
  usd: status === "unpriced" ? null : toDecimal(usd).text,
  ...(list === undefined ? {} : { listUsd: toDecimal(list.usd).text }),
});
