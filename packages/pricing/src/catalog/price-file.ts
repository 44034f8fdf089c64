import type { Meter } from "../meter.ts";
import type { PriceStatus, ServiceTier } from "../price-line.ts";
import type { Source } from "./source-list.ts";

/** Prices of one row by meter, as decimal texts: USD for the units `METERS[meter].per`. */
export type Amounts = { readonly [Name in Meter]?: string };

/** Prices under one condition, or a multiple (`times`) of the sheet's token prices under it. */
export interface PriceRow extends Amounts {
  readonly tier?: ServiceTier;
  /** For requests with more input tokens than this, cached ones counted. */
  readonly above?: number;
  /** For requests with at most this many input tokens. */
  readonly up_to?: number;
  readonly region?: string;
  readonly regions?: readonly string[];
  /** A daily window of UTC, `01:00-04:00`. */
  readonly hours?: string;
  /** With `hours`: from Monday to Friday only. */
  readonly weekdays?: boolean;
  readonly variant?: Readonly<Record<string, string>>;
  readonly times?: string;
  /** What `times` applies to; absent: every meter that counts tokens of a request. */
  readonly meters?: readonly Meter[];
  readonly status?: PriceStatus;
  readonly checked?: string;
  readonly sources?: readonly string[];
  /** Id of the published figure that this is. */
  readonly published?: string;
  readonly note?: string;
}

/** All prices of a model from one day on: whole, so that what is not in it is no longer sold. */
export interface PriceSheet {
  /** Day or time of UTC from which it applies, until the next sheet begins. */
  readonly from: string;
  /** The day it ended, exclusive, where no sheet follows. */
  readonly to?: string;
  /** Of a promotion: the last day for which its seller promised it, where no sheet says what follows. */
  readonly promised_until?: string;
  /** The day it came into the catalog; absent: the file's own. */
  readonly known?: string;
  readonly status: PriceStatus;
  /** The last day for which a source shows these prices. */
  readonly checked: string;
  readonly sources: readonly string[];
  readonly published?: string;
  readonly note?: string;
  readonly usd: readonly PriceRow[];
}

/** When a model ends, and what its vendor recommends instead. */
export interface EndOfLife {
  /** The day from which requests fail. */
  readonly date?: string;
  /** The vendor promises to serve it until then. */
  readonly not_before?: string;
  /** It has ended, on a day that is not known; `checked` is the day on which a source shows it. */
  readonly ended?: boolean;
  readonly replacement?: string;
  readonly sources: readonly string[];
  readonly checked: string;
  readonly note?: string;
}

/** A name that means a model for a time only, such as `…-latest`. */
export interface DatedAlias {
  readonly name: string;
  /** The day from which it means the model. */
  readonly from: string;
  /** The day from which it means another, exclusive. */
  readonly to?: string;
  readonly sources: readonly string[];
  readonly checked: string;
  readonly note?: string;
}

/** Meters without a price of their own, and the meter whose price counts for them. */
export type BillsAs = Readonly<Partial<Record<Meter, Meter>>>;

/** Whether a model's weights are published, so that others can serve it too. */
export type Weights = "open" | "closed";

/** A model and its price sheets, oldest first. */
export interface PricedModel {
  readonly id: string;
  readonly provider?: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly dated_aliases?: readonly DatedAlias[];
  /** Id of the seller's model that this one was tuned from: what using a customer's own version costs. */
  readonly tuned_from?: string;
  /** Instead of the file's own. */
  readonly weights?: Weights;
  /** Id of the open model (`models/open.yaml`) with the same weights. */
  readonly open_model?: string;
  readonly released?: string;
  /** Longest input in tokens. */
  readonly context?: number;
  /** Numbers in one embedding. */
  readonly dimensions?: number;
  readonly end_of_life?: EndOfLife;
  /** Instead of the file's own. */
  readonly bills_as?: BillsAs;
  readonly note?: string;
  readonly prices: readonly PriceSheet[];
}

/** A price that belongs to no model, as a range. */
export interface BookFact {
  readonly id: string;
  readonly name: string;
  /** For example `usd per GPU hour`. */
  readonly unit: string;
  readonly low: string;
  readonly high: string;
  readonly sources: readonly string[];
  readonly note?: string;
}

/**
 * A file of prices, one provider's (`catalog/prices`) or a book of its own (`catalog/books`): plain
 * data that survives JSON.
 */
export interface PriceFile {
  readonly provider?: string;
  readonly book?: string;
  readonly name: string;
  /** The day these prices came into the catalog. */
  readonly known: string;
  /** Of the models that do not say it; absent: not known. */
  readonly weights?: Weights;
  /** Whether the seller sells other makers' models under their makers' names. */
  readonly resells?: boolean;
  /** How responses name what a customer tuned: `ft:{model}:{more}`. */
  readonly tuned_names?: readonly string[];
  readonly bills_as?: BillsAs;
  readonly bills_as_note?: string;
  /** Sources of this file alone, beside those of the catalog. */
  readonly sources?: readonly Source[];
  readonly models: readonly PricedModel[];
  readonly facts?: readonly BookFact[];
}
