import type { Instant } from "./instant.ts";
import type { Meter } from "./meter.ts";
import type { Rational } from "./rational.ts";

/**
 * How a request is queued and billed. `fast` is Anthropic's fast mode and Bedrock's optimised
 * latency, at prices of their own; `provisioned` capacity is paid by the hour, not by tokens.
 */
export type ServiceTier = "standard" | "batch" | "flex" | "priority" | "fast" | "provisioned";

/** Every service tier. */
export const SERVICE_TIERS: readonly ServiceTier[] = [
  "standard",
  "batch",
  "flex",
  "priority",
  "fast",
  "provisioned",
];

/** A daily window in UTC, from a minute (inclusive) to a minute (exclusive); may pass midnight. */
export interface DailyWindow {
  /** Minutes after 00:00 UTC, 0 to 1439. */
  readonly fromMinute: number;
  /** Minutes after 00:00 UTC, 0 to 1440. */
  readonly toMinute: number;
  /** Only from Monday to Friday, by the UTC date; absent: every day. */
  readonly weekdaysOnly?: true;
}

/** When a price line applies. What is absent is no condition, except the service tier. */
export interface Conditions {
  /** Applies when the request's input tokens, cached ones included, are more than this. */
  readonly contextAbove?: number;
  /** Applies when the request's input tokens, cached ones included, are at most this. */
  readonly contextUpTo?: number;
  /**
   * Absent: `standard` for meters counted in tokens, any tier for fees (searches, images, hours …),
   * which providers do not discount.
   */
  readonly serviceTier?: ServiceTier | "any";
  /** A provider's region or data-residency name, as its usage reports it. */
  readonly region?: string;
  readonly timeOfDay?: DailyWindow;
  /** Further facts of the request, such as `{ size: "1024x1024", quality: "high" }`. */
  readonly variant?: Readonly<Record<string, string>>;
}

/** How well a price is founded. */
export type PriceStatus =
  | "seen on invoice"
  | "vendor page"
  | "two catalogues agree"
  | "single source"
  /** Agreed with the seller: of a company's own contract, never of a price file. */
  | "negotiated";

/** From a point in time (inclusive) to another (exclusive, absent: still so). */
export interface Period {
  readonly from: Instant;
  readonly to?: Instant;
}

/** What price lines and factors have in common: when they applied, when we knew, and from where. */
export interface Provenance {
  /** When the price applied. */
  readonly effective: Period;
  /** When this line was part of what we knew; a later one supersedes an earlier one. */
  readonly known: Period;
  /** Where a reader can check it. */
  readonly sources: readonly string[];
  /** When someone last compared it with the source. */
  readonly checked?: Instant;
  readonly status: PriceStatus;
  /** Of a promotion: the last day for which its seller promised it; whether it goes on is not known. */
  readonly promisedUntil?: Instant;
  /** Of a negotiated price: where the company's own papers show it. */
  readonly evidence?: string;
}

/** One price: a fact that is added, superseded by a later one, and never edited. */
export interface PriceLine extends Provenance {
  readonly id: string;
  /** Who sends the bill. */
  readonly provider: string;
  readonly model: string;
  readonly meter: Meter;
  /** USD for `per` units; never negative. */
  readonly usd: Rational;
  /** Units that `usd` buys, for example 1_000_000n tokens. */
  readonly per: bigint;
  readonly when: Conditions;
  /** Of a negotiated price: the line of the book below, whose place it takes. */
  readonly list?: PriceLine;
}

/**
 * A multiple of the listed prices under a condition: data residency × 1.1, batch × 0.5. Factors
 * that apply at once are multiplied.
 */
export interface PriceFactor extends Provenance {
  readonly id: string;
  readonly provider: string;
  /** Models it applies to; absent: every model of the provider. */
  readonly models?: readonly string[];
  /** Meters it applies to; absent: every meter that counts tokens of a request. */
  readonly meters?: readonly Meter[];
  readonly factor: Rational;
  /** At least one condition. A `serviceTier` here stands for lines that have none of that tier. */
  readonly when: Conditions;
  /** Of a negotiated factor: the one of the book below. */
  readonly list?: PriceFactor;
}
