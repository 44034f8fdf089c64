import { tierOf } from "../conditions.ts";
import { METERS } from "../meter.ts";
import type { Conditions, PriceFactor, PriceLine } from "../price-line.ts";
import { isRequestToken } from "../price-table.ts";
import type { Negotiated } from "./contract.ts";

/** Whether an agreement states a condition at all. */
export const isNarrow = ({ tier, region, above, variant }: Negotiated): boolean =>
  tier !== undefined || region !== undefined || above !== undefined || variant !== undefined;

/** Whether `times` of an agreement is about a line: its meter, and each condition it states. */
export function timesMatches(agreed: Negotiated, { meter, when }: PriceLine): boolean {
  if (!(agreed.meters?.includes(meter) ?? isRequestToken(meter))) return false;
  if (agreed.tier !== undefined && tierOf(when, METERS[meter].unit) !== agreed.tier) return false;
  return narrowed(agreed, when);
}

/** Whether `times` of an agreement on a service tier or region is about a factor for just that. */
export function timesMatchesFactor(agreed: Negotiated, factor: PriceFactor): boolean {
  if (!isNarrow(agreed) || agreed.meters !== undefined) return false;
  if (agreed.tier !== undefined && factor.when.serviceTier !== agreed.tier) return false;
  return narrowed(agreed, factor.when);
}

function narrowed({ region, above, variant }: Negotiated, when: Conditions): boolean {
  if (region !== undefined && when.region !== region) return false;
  if (above !== undefined && when.contextAbove !== above) return false;
  return Object.entries(variant ?? {}).every(([key, value]) => when.variant?.[key] === value);
}

/** Whether an amount agreed for a meter takes the place of a line: it has exactly these conditions. */
export function amountMatches(agreed: Negotiated, { meter, when }: PriceLine): boolean {
  const { unit } = METERS[meter];
  const tier = agreed.tier ?? (unit === "token" ? "standard" : tierOf(when, unit));
  return (
    agreed.usd?.[meter] !== undefined &&
    tierOf(when, unit) === tier &&
    when.region === agreed.region &&
    when.contextAbove === agreed.above &&
    when.timeOfDay === undefined &&
    sameVariant(when.variant ?? {}, agreed.variant ?? {})
  );
}

function sameVariant(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}
