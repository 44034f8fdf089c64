import { type CostLine, noteText, type Rational, toDecimal } from "@outlay/pricing";
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
  const { model, usage, meters, cost } = body;
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
    ...amounts,
    status: cost.status,
    lines: cost.lines.map(lineJson),
    notes: notes.map((note) => ({ ...note, text: noteText(note) })),
  };
}

function lineJson({ meter, quantity, price, factors, usd, rule }: CostLine): object {
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
  };
}
