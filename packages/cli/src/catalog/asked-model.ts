import type { Instant, ModelFacts, ModelPrices, PriceBook } from "@outlay/pricing";
import type { Catalog } from "./load.ts";
import type { ModelSheet } from "./model-sheet.ts";
import type { RequestThen } from "./request-then.ts";

/** A model that was asked for, and everything that is shown of it. */
export interface AskedModel {
  readonly catalog: Catalog;
  readonly book: PriceBook;
  readonly prices: ModelPrices;
  readonly facts: ModelFacts | undefined;
  readonly sheet: ModelSheet;
  readonly time: Instant;
  readonly known: Instant | undefined;
  /** Only what decides the price of a request there; absent: everywhere. */
  readonly region?: string;
  /** With `known`: the prices of the same time as they are known now. */
  readonly now?: ModelSheet;
  /** What a request cost then; absent where no price is known even now. */
  readonly request?: RequestThen;
}
