import { cacheOrder } from "./cache-order.ts";
import { editionPrices } from "./edition-prices.ts";
import { endOfLife } from "./end-of-life.ts";
import { evidence } from "./evidence.ts";
import type { Lint } from "./lint.ts";
import { longContextOrder } from "./long-context-order.ts";
import { lostPlainPrice } from "./lost-plain-price.ts";
import { names } from "./names.ts";
import { narrowRows } from "./narrow-rows.ts";
import { regionTwice } from "./region-twice.ts";
import { rows } from "./rows.ts";
import { sheetDates } from "./sheet-dates.ts";
import { siblingNames } from "./sibling-names.ts";
import { tierOrder } from "./tier-order.ts";
import { tooHigh } from "./too-high.ts";
import { tuned } from "./tuned.ts";
import { unexplainedJump } from "./unexplained-jump.ts";
import { weights } from "./weights.ts";
import { zeroBesidePrices } from "./zero-beside-prices.ts";

/** Every lint that a price file of the catalog passes. */
export const LINTS: readonly Lint[] = [
  rows,
  names,
  siblingNames,
  tuned,
  weights,
  evidence,
  sheetDates,
  endOfLife,
  tooHigh,
  zeroBesidePrices,
  cacheOrder,
  tierOrder,
  longContextOrder,
  narrowRows,
  lostPlainPrice,
  regionTwice,
  unexplainedJump,
  editionPrices,
];
