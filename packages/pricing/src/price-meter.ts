import type { ModelPrices } from "./book.ts";
import type { CostSum } from "./cost-sum.ts";
import { knownSince } from "./known-since.ts";
import type { Meter } from "./meter.ts";
import type { PriceContext } from "./price-table.ts";
import { standIns } from "./stand-ins.ts";

/**
 * Adds one meter at its own price, or at the price of the meter that stands in for it where the model
 * lists none of its own at that time. A price that exists but not under the conditions of the request
 * (another service tier, say) is missing: the standard price is not taken for it.
 */
export function priceMeter(
  sum: CostSum,
  meter: Meter,
  quantity: number,
  prices: ModelPrices,
  context: PriceContext,
): void {
  const { table, rule } = prices;
  const direct = table.pick(meter, context);
  if (direct !== undefined) {
    sum.add(meter, quantity, direct, rule);
    return;
  }
  const { at, knownAt } = context;
  const lists = table.lists(meter, at, knownAt);
  if (!lists) {
    for (const as of standIns(table, meter)) {
      const price = table.pick(as, context);
      if (price !== undefined) {
        sum.add(meter, quantity, price, `${rule}; ${meter} at the price of ${as}`);
        return;
      }
      if (table.lists(as, at, knownAt)) break;
    }
  }
  const since = lists || knownAt === undefined ? undefined : knownSince(table.lines, at, meter);
  const reason = lists
    ? unmet(context)
    : since !== undefined && knownAt !== undefined && since > knownAt
      ? `known only since ${new Date(since).toISOString().slice(0, 10)}`
      : `${prices.model} lists none`;
  sum.miss({ code: "price_missing", about: meter, values: { quantity, reason } });
}

const unmet = ({ serviceTier }: PriceContext): string =>
  serviceTier === "standard"
    ? "none under the conditions of this request"
    : `none for service tier ${serviceTier}`;
