import type { Outcome } from "@outlay/document";
import type { Instant } from "./instant.ts";
import type { PriceTable } from "./price-table.ts";
import type { UsageError, UsageSource } from "./read-usage.ts";
import type { Usage } from "./usage.ts";

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
  | { readonly code: "unknown_model"; readonly model: string; readonly nearest: readonly string[] }
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
  readonly table: PriceTable;
}

/** A price book: ours, a company's contract, a published article's, or somebody else's. */
export interface Book {
  /** Short name as given by the user, such as `list` or `article-2026`. */
  readonly id: string;
  /** Prices of a model, remembered between calls. */
  find(query: ModelQuery): Outcome<ModelPrices, FindError>;
  /** A foreign book's own reader of usage, used only with its prices. */
  readUsage?(body: unknown, source: UsageSource): Outcome<Usage, UsageError>;
}
