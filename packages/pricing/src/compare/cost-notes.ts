import type { Cost, CostLine } from "../cost.ts";
import { toDecimal, toNumber } from "../decimal.ts";
import type { Instant } from "../instant.ts";
import { dayOf } from "../instant.ts";
import { METERS } from "../meter.ts";
import type { Note } from "../note.ts";
import { compareRational, over, times } from "../rational.ts";
import { daysSince, isOld } from "../summary/old-price.ts";
import { promisePast } from "../summary/promise-past.ts";

/**
 * Says of each model in a cost that a price of it is old: for how many days before the request no
 * source has shown it.
 *
 * @param at time of the request
 */
export function oldPriceNotes({ lines }: Pick<Cost, "lines">, at: Instant): readonly Note[] {
  const oldest = new Map<string, Instant>();
  for (const { price } of lines) {
    const { model, checked } = price;
    if (checked === undefined || !isOld(checked, at)) continue;
    if (checked < (oldest.get(model) ?? Number.POSITIVE_INFINITY)) oldest.set(model, checked);
  }
  return [...oldest].map(([about, checked]) => ({
    code: "price_old",
    about,
    values: { checked: dayOf(checked), days: daysSince(checked, at) },
  }));
}

/**
 * Says of each model in a cost that a price of it was a promotion whose promised end had passed.
 *
 * @param at time of the request
 */
export function promisePastNotes({ lines }: Pick<Cost, "lines">, at: Instant): readonly Note[] {
  const until = new Map<string, Instant>();
  for (const { price } of lines) {
    const { model, promisedUntil } = price;
    if (promisedUntil !== undefined && promisePast(price, at)) until.set(model, promisedUntil);
  }
  return [...until].map(([about, day]) => ({
    code: "promise_past",
    about,
    values: { until: dayOf(day) },
  }));
}

/**
 * Says where the prices of a cost are not those of the vendor's list, and what the list comes to.
 *
 * @param atList the cost of the same usage by the list
 */
export function besideListNotes(cost: Cost, atList: Cost): readonly Note[] {
  const notes = cost.lines.flatMap((line): Note[] => {
    const about = `${line.price.model} ${line.meter}`;
    const listed = atList.lines.find(
      ({ meter, price }) => meter === line.meter && price.model === line.price.model,
    );
    if (listed === undefined)
      return [{ code: "differs_from_list", about, values: { ours: usual(line) } }];
    if (compareRational(line.usdPerUnit, listed.usdPerUnit) === 0) return [];
    const ratio =
      listed.usdPerUnit.n === 0n
        ? {}
        : { ratio: Number(toNumber(over(line.usdPerUnit, listed.usdPerUnit)).toPrecision(3)) };
    const values = { ours: usual(line), list: usual(listed), ...ratio };
    return [{ code: "differs_from_list", about, values }];
  });
  if (notes.length === 0) return [];
  const list =
    atList.status === "unpriced"
      ? "unknown"
      : `${atList.status === "partial" ? "at least " : ""}${toDecimal(atList.usd).text}`;
  return [...notes, { code: "list_cost", values: { list } }];
}

/** The price of a line for as many units as it is usually listed for, with cents. */
function usual({ usdPerUnit, meter }: CostLine): string {
  const { text } = toDecimal(times(usdPerUnit, { n: METERS[meter].per, d: 1n }));
  const [whole = "0", fraction = ""] = text.split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}
