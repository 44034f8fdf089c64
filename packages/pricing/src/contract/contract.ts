import type { Meter } from "../meter.ts";
import type { ServiceTier } from "../price-line.ts";

/** What a contract's agreements on prices, credits and free units have in common. */
export interface Agreed {
  readonly provider: string;
  /** Day from which it holds, UTC. */
  readonly from: string;
  /** Day on which it no longer holds; absent: no end is agreed. */
  readonly to?: string;
  /** Where one's own papers show it: `order form 4711`. */
  readonly evidence?: string;
  readonly note?: string;
}

/** Prices agreed with a seller: a multiple of its list prices, or amounts. */
export interface Negotiated extends Agreed {
  /** Ids or aliases of the book below; absent, with `times`: every model of the seller. */
  readonly models?: readonly string[];
  /** Decimal text, 0 to 1.5: 0.85 is 15 % off. */
  readonly times?: string;
  /** What `times` applies to; absent: every meter that counts tokens of a request. */
  readonly meters?: readonly Meter[];
  /** Amounts in USD by meter, for the units of a price file. */
  readonly usd?: Readonly<Partial<Record<Meter, string>>>;
  /** Only for this service tier; absent: `usd` is the standard price, `times` counts for every tier. */
  readonly tier?: ServiceTier;
  readonly region?: string;
  /** Only for the price of requests with more input tokens than this. */
  readonly above?: number;
  readonly variant?: Readonly<Record<string, string>>;
  /** The day it came into the contract file; absent: the file's own. A later one corrects an earlier. */
  readonly known?: string;
  readonly status?: "negotiated" | "seen on invoice";
}

/** A least sum to be spent with a seller in each period. */
export interface Commitment extends Agreed {
  readonly usd: string;
  readonly per: "month" | "year" | "term";
  readonly to: string;
  /** Of the period that runs: spent before the costs that a bill is made from. */
  readonly used?: { readonly usd: string; readonly until: string };
}

/** Money given by a seller, to be used up before it ends. */
export interface Credit extends Agreed {
  /** Name on one's papers, to tell two of a seller apart. */
  readonly id?: string;
  readonly usd: string;
}

/** Units that cost nothing in each day or month; the models named share them. */
export interface FreeTier extends Agreed {
  readonly models?: readonly string[];
  readonly meters: Readonly<Partial<Record<Meter, number>>>;
  readonly per: "day" | "month";
}

/** A company's own terms over the prices of a book: plain data that survives JSON. */
export interface Contract {
  /** Id of the book that it makes. */
  readonly contract: string;
  readonly name?: string;
  /** Id of the book whose prices it changes. */
  readonly over: string;
  /** The day the terms came into this file. */
  readonly known: string;
  readonly note?: string;
  readonly negotiated?: readonly Negotiated[];
  readonly commitments?: readonly Commitment[];
  readonly credits?: readonly Credit[];
  readonly free_tiers?: readonly FreeTier[];
}
