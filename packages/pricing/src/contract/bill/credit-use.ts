import { decimal } from "../../decimal.ts";
import { type PicoUsd, picoUsd, toPicoUsd } from "../../pico-usd.ts";
import { providerId } from "../../provider-id.ts";
import type { Credit } from "../contract.ts";

/** A credit and how much of it a bill uses. */
export interface CreditUse {
  readonly index: number;
  readonly credit: Credit;
  readonly usedPico: PicoUsd;
  /** What was not used, by the end of the bill. */
  readonly leftPico: PicoUsd;
}

/** Credits while a bill is settled day by day. */
export class CreditPurse {
  readonly #credits: readonly { readonly index: number; readonly credit: Credit; left: bigint }[];

  constructor(credits: readonly Credit[]) {
    this.#credits = credits
      .map((credit, index) => ({ index, credit, left: toPicoUsd(decimal(credit.usd)) as bigint }))
      .sort(
        (a, b) =>
          compare(a.credit.to ?? "9999", b.credit.to ?? "9999") ||
          compare(a.credit.from, b.credit.from) ||
          a.index - b.index,
      );
  }

  /** Pays as much as can be paid for a day: what expires first is used first. */
  pay(provider: string, day: string, owed: PicoUsd): PicoUsd {
    let rest: bigint = owed;
    for (const one of this.#credits) {
      const { credit } = one;
      if (rest === 0n) break;
      if (providerId(credit.provider) !== provider) continue;
      if (day < credit.from || (credit.to !== undefined && day >= credit.to)) continue;
      const paid = one.left < rest ? one.left : rest;
      one.left -= paid;
      rest -= paid;
    }
    return picoUsd(owed - rest);
  }

  /** In the order of the contract. */
  uses(): readonly CreditUse[] {
    return this.#credits
      .map(({ index, credit, left }) => ({
        index,
        credit,
        usedPico: picoUsd(toPicoUsd(decimal(credit.usd)) - left),
        leftPico: picoUsd(left),
      }))
      .sort((a, b) => a.index - b.index);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
