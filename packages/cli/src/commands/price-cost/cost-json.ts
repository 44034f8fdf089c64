import {
  type Cost,
  type CostAmounts,
  type CostLine,
  noteText,
  type Rational,
  toDecimal,
} from "@outlay/pricing";
import { errorText } from "./error-text.ts";
import type { PricedBody } from "./priced-body.ts";

/**
 * One body's answer as it stands in JSON: money as decimal text, every digit of it. Amounts are null
 * where nothing could be priced; where a part has no price they are a lower bound, and `status` says so.
 */
export function costJson(index: number, body: PricedBody): object {
  if (body.kind === "unreadable") {
    return { index, error: { code: body.error.code, text: errorText(body.error), ...body.place } };
  }
  const { model, usage, meters, cost, nowKnown, at, dated } = body;
  const rounded: string[] = [];
  const known = cost.status !== "unpriced";
  const usd = (name: string, amount: Rational): string | null => {
    if (!known) return null;
    const { text, exact } = toDecimal(amount);
    if (!exact) rounded.push(name);
    return text;
  };
  const amounts = {
    inputUsd: usd("inputUsd", cost.inputUsd),
    outputUsd: usd("outputUsd", cost.outputUsd),
    otherUsd: usd("otherUsd", cost.otherUsd),
    costUsd: usd("costUsd", cost.usd),
    costPicoUsd: known ? cost.totalPico.toString() : null,
  };
  const notes = [
    ...cost.notes,
    ...rounded.map((about) => ({ code: "not_terminating", about }) as const),
  ];
  return {
    index,
    model: model ?? null,
    usage,
    meters,
    ...(dated ? { at: new Date(at).toISOString() } : {}),
    ...amounts,
    ...(cost.list === undefined || !known ? {} : { list: amountsJson(cost.list) }),
    ...(nowKnown === undefined ? {} : { knownNow: nowJson(nowKnown) }),
    status: cost.status,
    lines: cost.lines.map(lineJson),
    notes: notes.map((note) => ({ ...note, text: noteText(note) })),
  };
}

/** Amounts beside the cost itself, such as the same at list price. */
const amountsJson = ({ inputUsd, outputUsd, otherUsd, usd, totalPico }: CostAmounts): object => ({
  inputUsd: toDecimal(inputUsd).text,
  outputUsd: toDecimal(outputUsd).text,
  otherUsd: toDecimal(otherUsd).text,
  costUsd: toDecimal(usd).text,
  costPicoUsd: totalPico.toString(),
});

const nowJson = (cost: Cost): object => ({
  status: cost.status,
  ...(cost.status === "unpriced"
    ? { costUsd: null, costPicoUsd: null }
    : { costUsd: toDecimal(cost.usd).text, costPicoUsd: cost.totalPico.toString() }),
});

function lineJson({ meter, quantity, price, factors, usd, rule, list }: CostLine): object {
  return {
    meter,
    quantity,
    usd: toDecimal(usd).text,
    priceUsd: toDecimal(price.usd).text,
    per: Number(price.per),
    ...(factors.length === 0
      ? {}
      : { factors: factors.map(({ id, factor }) => ({ id, times: toDecimal(factor).text })) }),
    priceLine: price.id,
    provider: price.provider,
    model: price.model,
    rule,
    sources: price.sources,
    priceStatus: price.status,
    ...(price.evidence === undefined ? {} : { evidence: price.evidence }),
    ...(list === undefined
      ? {}
      : {
          list: {
            usd: toDecimal(list.usd).text,
            priceUsd: toDecimal(list.price.usd).text,
            priceLine: list.price.id,
            sources: list.price.sources,
            priceStatus: list.price.status,
          },
        }),
  };
}
