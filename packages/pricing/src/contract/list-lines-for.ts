import { tierOf } from "../conditions.ts";
import { METERS } from "../meter.ts";
import type { PriceFactor, PriceLine } from "../price-line.ts";
import { times } from "../rational.ts";
import type { Negotiated } from "./contract.ts";
import { amountMatches } from "./matches.ts";
import { common } from "./periods.ts";

/**
 * List prices that a book states as a multiple (batch × 0.5), each as a line of its own, so that an
 * amount agreed for that service tier has a list price beside it.
 *
 * @returns none where the book has a line of its own for the tier, or no such multiple
 */
export function listLinesFor(
  agreed: Negotiated,
  lines: readonly PriceLine[],
  factors: readonly PriceFactor[],
): readonly PriceLine[] {
  const { tier, region } = agreed;
  if (tier === undefined || tier === "standard" || region !== undefined) return [];
  const standard: Negotiated = { ...agreed, tier: "standard" };
  return lines
    .filter((line) => METERS[line.meter].unit === "token" && amountMatches(standard, line))
    .flatMap((line) =>
      factors.flatMap((factor) => {
        const only = Object.keys(factor.when).length === 1 && factor.when.serviceTier === tier;
        const effective = common(line.effective, factor.effective);
        const known = common(line.known, factor.known);
        const covers = factor.meters?.includes(line.meter) ?? true;
        const own = lines.some(
          (other) =>
            other.meter === line.meter && tierOf(other.when, METERS[other.meter].unit) === tier,
        );
        if (!only || !covers || own || effective === undefined || known === undefined) return [];
        return [
          {
            ...line,
            id: `${line.id} × ${factor.id}`,
            usd: times(line.usd, factor.factor),
            when: { ...line.when, serviceTier: tier },
            effective,
            known,
          },
        ];
      }),
    );
}
