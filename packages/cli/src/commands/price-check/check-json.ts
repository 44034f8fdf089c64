import {
  type ComparedPrice,
  countBooks,
  countDecisions,
  countProviders,
  METERS,
  toDecimal,
} from "@outlay/pricing";
import { OWN_KIND } from "../../books/own-as-foreign.ts";
import { dayText } from "../../catalog/when.ts";
import type { Report } from "./check-report.ts";
import { amountText, slipWords } from "./check-words.ts";

/** The comparison as data: amounts as decimal text for the units that the meter is priced by. */
export function checkJson({ compared, against, stale, day }: Report): object {
  const { counts, models, onlyOurs, onlyTheirs, prices } = compared;
  return {
    at: day,
    against: against.map(({ spec, dated }) => ({
      book: spec.id,
      ...(dated === undefined && spec.kind !== OWN_KIND && { dayUnknown: true }),
      ...(dated !== undefined && { dated: dayText(dated).slice(0, 10) }),
    })),
    models,
    counts,
    decided: countDecisions(prices),
    books: countBooks(prices),
    providers: countProviders(prices),
    disputed: ofStanding(prices, "disputed"),
    reviewed: ofStanding(prices, "reviewed"),
    explained: ofStanding(prices, "explained"),
    lacking: ofStanding(prices, "lacking"),
    onlyOurs,
    onlyTheirs,
    staleness: {
      ...stale,
      ...(stale.oldest && {
        oldest: { ...stale.oldest, checked: dayText(stale.oldest.checked) },
      }),
    },
  };
}

const ofStanding = (
  prices: readonly ComparedPrice[],
  standing: ComparedPrice["standing"],
): object[] => prices.filter((price) => price.standing === standing).map(priceJson);

function priceJson({
  provider,
  model,
  point,
  ours,
  witnesses,
  verdict,
  decision,
}: ComparedPrice): object {
  const { meter, when } = point;
  return {
    provider,
    model,
    meter,
    when,
    per: METERS[meter].per,
    ...(ours && {
      ours: {
        usd: amountText(ours.usd, meter),
        line: ours.line.id,
        status: ours.line.status,
        sources: ours.line.sources,
        ...(ours.line.checked !== undefined && { checked: dayText(ours.line.checked) }),
        ...(ours.as && { as: ours.as }),
      },
    }),
    witnesses: witnesses.map(({ book, lineage, line, rule, usd, agrees, ratio, slip }) => ({
      book,
      lineage,
      usd: amountText(usd, meter),
      agrees,
      ...(ratio && { ratio: toDecimal(ratio, 12).text }),
      ...(slip && { slip: { code: slip.code, text: slipWords(slip) } }),
      line,
      rule,
    })),
    ...(verdict && { verdict }),
    ...(decision && {
      decision: {
        decided: decision.review.decided,
        why: decision.review.why,
        sources: decision.review.sources,
        decidedOn: decision.review.decided_on,
      },
    }),
  };
}
