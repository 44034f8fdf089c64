import {
  type BookSide,
  METERS,
  type Meter,
  type OneSidedModel,
  type PriceDifference,
  type SidePrice,
  toDecimal,
} from "@outlay/pricing";
import { dayText } from "../../catalog/when.ts";
import { amountText } from "../price-check/check-words.ts";
import type { DiffReport } from "./diff-report.ts";

/** The differences as data: amounts as decimal text for the units that the meter is priced by. */
export function diffJson({ before, after, changes }: DiffReport): object {
  const { changed, added, moved, gone, counts } = changes;
  return {
    before: sideJson(before),
    after: sideJson(after),
    counts: { ...counts, modelsAdded: added.length, modelsGone: gone.length },
    changed: changed.map(({ provider, model, differences }) => ({
      provider,
      model,
      differences: differences.map(differenceJson),
    })),
    changedSinceAdded: moved.map(({ provider, model, first, differences }) => ({
      provider,
      model,
      first: dayText(first),
      differences: differences.map(differenceJson),
    })),
    modelsAdded: added.map(oneSidedJson),
    modelsGone: gone.map(oneSidedJson),
  };
}

const sideJson = ({ id, at }: BookSide): object => ({ book: id, at: dayText(at).slice(0, 10) });

const differenceJson = (one: PriceDifference): object => {
  const { kind, meter, when, before, after, ratio, since, steps } = one;
  return {
    kind,
    meter,
    when,
    per: METERS[meter].per,
    ...(before && { before: priceJson(before, meter) }),
    ...(after && { after: priceJson(after, meter) }),
    ...(ratio && { ratio: toDecimal(ratio, 12).text }),
    ...(since !== undefined && { since: dayText(since) }),
    ...(steps !== undefined && { changes: steps }),
  };
};

/** A book that tells no days has no `from`. */
const priceJson = ({ usd, line, factors, as }: SidePrice, meter: Meter): object => ({
  usd: amountText(usd, meter),
  line: line.id,
  ...(factors.length > 0 && { factors: factors.map(({ id }) => id) }),
  ...(as && { as }),
  ...(line.effective.from > 0 && { from: dayText(line.effective.from) }),
  status: line.status,
  sources: line.sources,
});

const oneSidedJson = (one: OneSidedModel): object => {
  const { provider, model, input, output, released, endOfLife } = one;
  return {
    provider,
    model,
    ...(released !== undefined && { released }),
    ...(input && { input: priceJson(input, "input_text") }),
    ...(output && { output: priceJson(output, "output_text") }),
    ...(endOfLife && { endOfLife }),
  };
};
