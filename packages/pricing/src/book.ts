import type { Outcome } from "@outlay/document";
import type { Instant } from "./instant.ts";
import type { Direction, Meter } from "./meter.ts";
import type { NearestModels } from "./nearest-models.ts";
import type { Note } from "./note.ts";
import type { Conditions } from "./price-line.ts";
import type { PickedPrice, PriceTable } from "./price-table.ts";
import type { Usage } from "./usage.ts";
import type { UsageError, UsageSource } from "./usage-source.ts";

/** Which model's prices are wanted. */
export interface ModelQuery {
  /** Who sends the bill; absent: the only provider that sells the model. */
  readonly provider?: string;
  readonly model: string;
  /** Time of the request: a name can come to mean another model later. */
  readonly at: Instant;
}

/** Why a book has no prices for a model. */
export type FindError =
  | ({
      readonly code: "unknown_model";
      readonly model: string;
      /** Other providers of the book that have exactly this model. */
      readonly sellers?: readonly string[];
    } & NearestModels)
  | {
      readonly code: "unknown_provider";
      readonly provider: string;
      readonly nearest: readonly string[];
    }
  | {
      readonly code: "ambiguous_provider";
      readonly model: string;
      readonly providers: readonly string[];
    };

/** Prices of one model at one provider, and how the name led to them. */
export interface ModelPrices {
  readonly provider: string;
  readonly model: string;
  /** "exact name", "alias reviewed 2026-11-20", or a foreign book's own rule in its words. */
  readonly rule: string;
  /** Whose prices these are, where a book answers with another seller's for the one asked. */
  readonly otherSeller?: string;
  readonly table: PriceTable;
  /** What of a foreign book's entry became no price line, or one of a wider meter. */
  readonly left?: readonly LeftPrice[];
}

/** A price of a foreign book that is none here. */
export interface LeftPrice {
  /** The book's own name of it. */
  readonly key: string;
  readonly because:
    | "no meter for it"
    | "zero, which may mean unknown"
    | "below zero"
    | "contradicts another price"
    | "another price has its meter";
  /** The line that stands for it although its meter counts something wider. */
  readonly line?: string;
  /** Of a zero or an amount below it: what it would be the price of. */
  readonly stated?: StatedAmount;
}

/** An amount of a foreign book that is no price. */
export interface StatedAmount {
  readonly meter: Meter;
  readonly when: Conditions;
  /** As the book has it, in its own unit. */
  readonly amount: number;
}

/** One priced part of a usage, as a foreign book splits it. */
export interface SpreadPart {
  /** Our nearest meter, to show. */
  readonly meter: Meter;
  readonly direction: Direction;
  /** Units billed at this price. */
  readonly quantity: number;
  readonly picked: PickedPrice;
  readonly rule: string;
}

/** A usage spread over a foreign book's prices, and what of it has none. */
export interface Spread {
  readonly parts: readonly SpreadPart[];
  /** One for each part without a price: the cost is then a lower bound or unknown. */
  readonly missing: readonly Note[];
  /** What a reader should know beside. */
  readonly notes?: readonly Note[];
}

/** A price book: ours, a company's contract, a published article's, or somebody else's. */
export interface Book {
  /** Short name as given by the user, such as `list` or `article-2026`. */
  readonly id: string;
  /** Prices of a model, remembered between calls. */
  find(query: ModelQuery): Outcome<ModelPrices, FindError>;
  /** A foreign book's own reader of usage, used only with its prices. */
  readUsage?(body: unknown, source: UsageSource): Outcome<Usage, UsageError>;
  /**
   * A foreign book's own way from usage to billed quantities, where its units are not our meters. Absent: each meter
   * is looked up in the table that `find` gives.
   */
  spread?(usage: Usage, query: ModelQuery): Outcome<Spread, FindError>;
}
