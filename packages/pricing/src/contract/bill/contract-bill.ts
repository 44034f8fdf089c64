import { at } from "../../instant.ts";
import { type PicoUsd, picoUsd, toPicoUsd } from "../../pico-usd.ts";
import { providerId } from "../../provider-id.ts";
import { plus, type Rational, reduced, times, ZERO } from "../../rational.ts";
import type { FreeTier } from "../contract.ts";
import type { ContractBook } from "../contract-book.ts";
import type { BillUsage } from "./bill-usage.ts";
import type { Days } from "./commitment-periods.ts";
import { type CommitmentUse, commitmentUses } from "./commitment-use.ts";
import { CreditPurse, type CreditUse } from "./credit-use.ts";
import { type FreeUse, freeUnits } from "./free-units.ts";

/** Whole pico-dollars of one seller, or of all. Always: negotiated = free + credits + usage. */
export interface BillAmounts {
  /** Everything used, at the prices of the book below. */
  readonly listPico: PicoUsd;
  /** Everything used, at the negotiated prices. */
  readonly negotiatedPico: PicoUsd;
  /** Of it free units. */
  readonly freePico: PicoUsd;
  /** Of it paid from credits. */
  readonly creditPico: PicoUsd;
  /** The rest: to be paid for what was used. */
  readonly usagePico: PicoUsd;
  /** What commitments whose period ended ask beside. */
  readonly shortfallPico: PicoUsd;
  /** Usage and shortfall. */
  readonly invoicePico: PicoUsd;
  /**
   * What commitments whose period ends within these days but still runs will ask beside, if nothing more
   * is spent: not in the invoice so far. Only of periods of which all that was spent is known.
   */
  readonly runningPico: PicoUsd;
}

/** A bill of some days under a contract. */
export interface ContractBill extends Days {
  readonly contract: string;
  readonly requests: number;
  /** Requests without a price, or with one in part: the bill is then a lower bound. */
  readonly notPriced: number;
  readonly sellers: readonly (BillAmounts & { readonly provider: string })[];
  readonly total: BillAmounts;
  readonly free: readonly FreeUse[];
  readonly credits: readonly CreditUse[];
  readonly commitments: readonly CommitmentUse[];
  /**
   * Whether something that may be owed is not in the invoice: requests without a price, a period of a
   * commitment, or what credits and free units paid that may be used up before the bill begins.
   */
  readonly lowerBound: boolean;
}

/** What a bill is made for. */
export interface BillOptions extends Days {
  /** A commitment's period that ends after this day still runs. */
  readonly asOf: string;
  /** The one seller whose bill it is; absent: all of the contract, whose usage must then be complete. */
  readonly provider?: string;
}

/**
 * Settles days of usage under a contract: list and negotiated totals, free units, credits, and what
 * commitments ask at the end of their periods.
 *
 * Amounts are rounded once for each seller and day, half to even, to whole pico-dollars; from there on
 * they are whole numbers, so the parts add up exactly. A total can differ by that rounding from the
 * sum of costs rounded request by request. Free units count against no commitment, and neither does
 * what credits pay. The days are of UTC.
 *
 * @param usage costs priced with the book
 */
export function contractBill(
  book: ContractBook,
  usage: BillUsage,
  { from, to, asOf, provider: only }: BillOptions,
): ContractBill {
  const { contract } = book;
  const seller = only === undefined ? undefined : providerId(only);
  const concerned = <One extends { readonly provider: string }>(all: readonly One[] = []) =>
    all.filter(({ provider }) => seller === undefined || providerId(provider) === seller);
  const units = concerned(usage.units()).filter(({ day }) => day >= from && day < to);
  const free = freeUnits(units, concerned(contract.free_tiers), (tier) => namesOf(tier, book));
  const list = new Map<string, Rational>();
  const negotiated = new Map<string, Rational>();
  for (const { day, provider, quantity, usdPerUnit, listPerUnit } of units) {
    const place = `${provider}\n${day}`;
    add(list, place, times(quantity, listPerUnit));
    add(negotiated, place, times(quantity, usdPerUnit));
  }
  const purse = new CreditPurse(concerned(contract.credits));
  const paid = new Map<string, PicoUsd>();
  const bySeller = new Map<string, Sums>();
  for (const [place, amount] of negotiated) {
    const [provider = "", day = ""] = place.split("\n");
    const whole = toPicoUsd(amount);
    const freePico = toPicoUsd(free.usdByDay.get(place) ?? ZERO);
    const credit = purse.pay(provider, day, picoUsd(whole - freePico));
    const usagePico = picoUsd(whole - freePico - credit);
    paid.set(place, usagePico);
    const sums = sumsOf(bySeller, provider);
    sums.list += toPicoUsd(list.get(place) ?? ZERO);
    sums.negotiated += whole;
    sums.free += freePico;
    sums.credit += credit;
  }
  const commitments = commitmentUses(concerned(contract.commitments), paid, { from, to }, asOf);
  for (const { state, commitment, missingPico, whole, to: end } of commitments) {
    const sums = () => sumsOf(bySeller, providerId(commitment.provider));
    if (state === "short") sums().shortfall += missingPico;
    if (state === "open" && whole && end <= to) sums().running += missingPico;
  }
  const sellers = [...bySeller]
    .map(([provider, sums]) => ({ provider, ...amountsOf(sums) }))
    .sort((a, b) => (a.provider < b.provider ? -1 : 1));
  const total = [...bySeller.values()].reduce(added, noSums());
  const { requests, notPriced } = usage.counts(from, to);
  const credits = purse.uses();
  const mayBeGone =
    credits.some(({ credit, usedPico }) => usedPico > 0n && credit.from < from) ||
    free.uses.some(({ tier }) => isCutMonth(tier, from));
  return {
    contract: contract.contract,
    from,
    to,
    requests,
    notPriced,
    sellers,
    total: amountsOf(total),
    free: free.uses,
    credits,
    commitments,
    lowerBound:
      notPriced > 0 || mayBeGone || commitments.some(({ state }) => state === "not known"),
  };
}

/** Whether a bill that begins on a day begins within a month whose free units it counts in full. */
export const isCutMonth = ({ per, from }: Pick<FreeTier, "per" | "from">, begin: string): boolean =>
  per === "month" && from < begin && !begin.endsWith("-01");

/** A tier's models by the ids of the book's lines. */
function namesOf(
  { provider, models, from }: FreeTier,
  book: ContractBook,
): ReadonlySet<string> | undefined {
  if (models === undefined) return undefined;
  return new Set(
    models.map((model) => {
      const found = book.find({ provider, model, at: at(from) });
      return found.ok ? found.value.model : model;
    }),
  );
}

function add(sums: Map<string, Rational>, place: string, amount: Rational): void {
  sums.set(place, reduced(plus(sums.get(place) ?? ZERO, amount)));
}

interface Sums {
  list: bigint;
  negotiated: bigint;
  free: bigint;
  credit: bigint;
  shortfall: bigint;
  running: bigint;
}

const noSums = (): Sums => ({
  list: 0n,
  negotiated: 0n,
  free: 0n,
  credit: 0n,
  shortfall: 0n,
  running: 0n,
});

function sumsOf(bySeller: Map<string, Sums>, provider: string): Sums {
  const sums = bySeller.get(provider) ?? noSums();
  bySeller.set(provider, sums);
  return sums;
}

const added = (a: Sums, b: Sums): Sums => ({
  list: a.list + b.list,
  negotiated: a.negotiated + b.negotiated,
  free: a.free + b.free,
  credit: a.credit + b.credit,
  shortfall: a.shortfall + b.shortfall,
  running: a.running + b.running,
});

function amountsOf({ list, negotiated, free, credit, shortfall, running }: Sums): BillAmounts {
  const usage = negotiated - free - credit;
  return {
    listPico: picoUsd(list),
    negotiatedPico: picoUsd(negotiated),
    freePico: picoUsd(free),
    creditPico: picoUsd(credit),
    usagePico: picoUsd(usage),
    shortfallPico: picoUsd(shortfall),
    invoicePico: picoUsd(usage + shortfall),
    runningPico: picoUsd(running),
  };
}
