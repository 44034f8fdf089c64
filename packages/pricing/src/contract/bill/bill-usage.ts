import type { Cost, CostLine } from "../../cost.ts";
import { decimalOfNumber } from "../../decimal.ts";
import type { Instant } from "../../instant.ts";
import type { Meter } from "../../meter.ts";
import { providerId } from "../../provider-id.ts";
import { plus, type Rational, reduced, ZERO } from "../../rational.ts";

/** Units of one meter of one model at one price, on one day of UTC. */
export interface UsedUnits {
  /** `2026-11-03`. */
  readonly day: string;
  readonly provider: string;
  readonly model: string;
  readonly meter: Meter;
  readonly quantity: Rational;
  /** USD for one unit, exact: as agreed, and at list price. */
  readonly usdPerUnit: Rational;
  readonly listPerUnit: Rational;
}

/** How many requests there are, and how many have no price, or one in part: what those cost is not in the units. */
export interface RequestCounts {
  readonly requests: number;
  readonly notPriced: number;
}

const NONE: RequestCounts = { requests: 0, notPriced: 0 };

/** Priced requests, added up by day as they come; its size grows with days and prices, not with requests. */
export class BillUsage {
  readonly #units = new Map<string, UsedUnits>();
  readonly #requests = new Map<string, RequestCounts>();
  #first: string | undefined;
  #last: string | undefined;

  /** @param at time of the request */
  add(at: Instant, cost: Cost): void {
    const day = new Date(at).toISOString().slice(0, 10);
    const { requests, notPriced } = this.#requests.get(day) ?? NONE;
    const more = cost.status === "priced" ? 0 : 1;
    this.#requests.set(day, { requests: requests + 1, notPriced: notPriced + more });
    if (this.#first === undefined || day < this.#first) this.#first = day;
    if (this.#last === undefined || day > this.#last) this.#last = day;
    for (const line of cost.lines) this.#line(day, line);
  }

  #line(day: string, { price, meter, quantity, usdPerUnit, list }: CostLine): void {
    const provider = providerId(price.provider);
    const listPerUnit = list?.usdPerUnit ?? usdPerUnit;
    const key = [day, provider, price.model, meter, text(usdPerUnit), text(listPerUnit)].join("\n");
    const before = this.#units.get(key);
    const units = reduced(plus(before?.quantity ?? ZERO, decimalOfNumber(quantity)));
    const { model } = price;
    const same = before ?? { day, provider, model, meter, usdPerUnit, listPerUnit };
    this.#units.set(key, { ...same, quantity: units });
  }

  /** What was used, in an order that does not depend on the order of the requests: by day, dearest first. */
  units(): readonly UsedUnits[] {
    return [...this.#units.entries()]
      .sort(([keyA, a], [keyB, b]) => {
        if (a.day !== b.day) return a.day < b.day ? -1 : 1;
        const dearer = b.usdPerUnit.n * a.usdPerUnit.d - a.usdPerUnit.n * b.usdPerUnit.d;
        if (dearer !== 0n) return dearer > 0n ? 1 : -1;
        return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
      })
      .map(([, units]) => units);
  }

  /** Requests from a day to the one before another. */
  counts(from: string, to: string): RequestCounts {
    const within = [...this.#requests].filter(([day]) => day >= from && day < to);
    return within.reduce(
      (sum, [, { requests, notPriced }]) => ({
        requests: sum.requests + requests,
        notPriced: sum.notPriced + notPriced,
      }),
      NONE,
    );
  }

  /** First and last day with a request; undefined before any. */
  get days(): { readonly first: string; readonly last: string } | undefined {
    if (this.#first === undefined || this.#last === undefined) return undefined;
    return { first: this.#first, last: this.#last };
  }
}

const text = (value: Rational): string => {
  const { n, d } = reduced(value);
  return `${n}/${d}`;
};
