import type { Provenance } from "./provenance.ts";

/** How a machine is paid for. */
export type Purchase = "on-demand" | "committed" | "spot";

/** What one seller asks for a machine in one region, paid for in one way. */
export interface Offer extends Provenance {
  /** Where it is sold, as the seller names it; absent where the seller names no region. */
  readonly region?: string;
  readonly purchase: Purchase;
  /** USD for the whole machine and one hour, what is paid upfront spread over the term. */
  readonly usdPerHour: number;
  /** Months that are committed to; absent unless committed. */
  readonly termMonths?: number;
}

/** A machine with accelerators as it is sold: whole, never by part, in one way of paying. */
export interface Machine extends Provenance {
  /** Seller and name: `aws.g6e.xlarge`. One for each purchase and term shares it. */
  readonly id: string;
  /** Id of the accelerator. */
  readonly accelerator: string;
  /** GPUs in one machine. */
  readonly gpus: number;
  /** USD for the whole machine and one hour over the offers: lowest, middle one, highest. */
  readonly usdPerHour: { readonly low: number; readonly likely: number; readonly high: number };
  readonly purchase: Purchase;
  /** Months that are committed to; absent unless committed. */
  readonly termMonths?: number;
  /** Where it is sold, when that is one region. */
  readonly region?: string;
  /** What it was derived from; at least one. */
  readonly offers: readonly Offer[];
}

/** Statuses, the weakest first: what is put together is as sure as its weakest part. */
const weakestFirst: readonly Provenance["status"][] = [
  "single source",
  "two catalogues agree",
  "vendor page",
  "seen on invoice",
];

/**
 * A machine with the price range of its offers: lowest, middle (of an even number, the lower of the two)
 * and highest. Checked on the earliest day of any, and as sure as the weakest.
 *
 * @param offers at least one, all of one purchase and term
 */
export function machineOf(
  { id, accelerator, gpus }: Pick<Machine, "id" | "accelerator" | "gpus">,
  offers: readonly Offer[],
): Machine {
  const [first] = offers;
  if (first === undefined) throw new Error(`${id} has no offer`);
  const { purchase, termMonths } = first;
  if (offers.some((one) => one.purchase !== purchase || one.termMonths !== termMonths)) {
    throw new Error(`the offers of ${id} are not of one purchase and term`);
  }
  const usd = offers.map(({ usdPerHour }) => usdPerHour).sort((a, b) => a - b);
  const regions = new Set(offers.map(({ region }) => region));
  const notes = new Set(offers.flatMap(({ note }) => note ?? []));
  return {
    id,
    accelerator,
    gpus,
    usdPerHour: {
      low: usd[0] as number,
      likely: usd[Math.floor((usd.length - 1) / 2)] as number,
      high: usd.at(-1) as number,
    },
    purchase,
    ...(termMonths === undefined ? {} : { termMonths }),
    ...(regions.size === 1 && first.region !== undefined ? { region: first.region } : {}),
    offers,
    sources: [...new Set(offers.flatMap(({ sources }) => sources))],
    checked: offers.map(({ checked }) => checked).sort()[0] as string,
    status:
      weakestFirst.find((status) => offers.some((one) => one.status === status)) ?? "single source",
    ...(notes.size === 0 ? {} : { note: [...notes].join("; ") }),
  };
}
