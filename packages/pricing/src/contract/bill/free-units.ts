import { decimalOfNumber } from "../../decimal.ts";
import type { Meter } from "../../meter.ts";
import { providerId } from "../../provider-id.ts";
import {
  compareRational,
  minus,
  plus,
  type Rational,
  reduced,
  times,
  ZERO,
} from "../../rational.ts";
import type { FreeTier } from "../contract.ts";
import type { UsedUnits } from "./bill-usage.ts";

/** What a free tier made free of one meter. */
export interface FreeUse {
  /** Place among the free tiers that the bill concerns. */
  readonly index: number;
  readonly tier: FreeTier;
  readonly meter: Meter;
  readonly quantity: Rational;
  /** USD, exact, at the negotiated price. */
  readonly usd: Rational;
}

/** Free units of a bill, by tier and by day. */
export interface FreeUnits {
  readonly uses: readonly FreeUse[];
  /** USD, exact, by `provider\nday`. */
  readonly usdByDay: ReadonlyMap<string, Rational>;
}

/**
 * Takes free units off what was used, day after day; within a day the dearest units are free first,
 * so the order in which requests stand in a log is of no account.
 *
 * @param units in the order of `BillUsage.units`
 * @param names canonical names of a tier's models; absent: every model of the seller
 */
export function freeUnits(
  units: readonly UsedUnits[],
  tiers: readonly FreeTier[],
  names: (tier: FreeTier) => ReadonlySet<string> | undefined,
): FreeUnits {
  const left = new Map<string, Rational>();
  const usdByDay = new Map<string, Rational>();
  const uses = new Map<string, FreeUse>();
  const all = tiers.map((tier, index) => {
    const seller = providerId(tier.provider);
    return { tier, index, seller, models: names(tier) };
  });
  for (const { day, provider, model, meter, quantity, usdPerUnit } of units) {
    for (const { tier, index, seller, models } of all) {
      const allowance = tier.meters[meter];
      if (allowance === undefined || seller !== provider || !(models?.has(model) ?? true)) continue;
      if (day < tier.from || (tier.to !== undefined && day >= tier.to)) continue;
      const period = tier.per === "day" ? day : day.slice(0, 7);
      const key = `${index}\n${meter}\n${period}`;
      const rest = left.get(key) ?? decimalOfNumber(allowance);
      const free = compareRational(quantity, rest) < 0 ? quantity : rest;
      left.set(key, reduced(minus(rest, free)));
      const usd = times(free, usdPerUnit);
      const place = `${provider}\n${day}`;
      usdByDay.set(place, reduced(plus(usdByDay.get(place) ?? ZERO, usd)));
      const before = uses.get(`${index}\n${meter}`);
      uses.set(`${index}\n${meter}`, {
        index,
        tier,
        meter,
        quantity: reduced(plus(before?.quantity ?? ZERO, free)),
        usd: reduced(plus(before?.usd ?? ZERO, usd)),
      });
      // One tier for a unit: a contract whose tiers overlap is refused.
      break;
    }
  }
  return { uses: [...uses.values()].sort((a, b) => a.index - b.index), usdByDay };
}
