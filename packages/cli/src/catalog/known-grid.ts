import { METERS, type PriceFactor, type PriceLine, toDecimal } from "@outlay/pricing";
import { conditionWords } from "./condition-words.ts";
import type { ModelSheet } from "./model-sheet.ts";
import { priceText } from "./price-text.ts";

/** One price as known on two days; absent where it was not known, or is known no longer. */
export interface KnownRow {
  readonly what: string;
  readonly condition: string;
  readonly per: bigint;
  readonly unit: string;
  readonly was?: string;
  readonly now?: string;
}

/** The prices of one time that differ between what was known on a day and what is known now. */
export function knownGrid(was: ModelSheet, now: ModelSheet): readonly KnownRow[] {
  const rows = new Map<string, KnownRow>();
  const put = (side: "was" | "now", sheet: ModelSheet): void => {
    for (const line of sheet.lines) add(rows, side, lineRow(line), priceText(line.usd));
    for (const factor of sheet.factors) {
      add(rows, side, factorRow(factor), `× ${toDecimal(factor.factor).text}`);
    }
  };
  put("was", was);
  put("now", now);
  return [...rows.values()].filter((row) => row.was !== row.now);
}

type Bare = Omit<KnownRow, "was" | "now">;

const lineRow = ({ meter, when, per }: PriceLine): Bare => ({
  what: meter,
  condition: conditionWords(when),
  per,
  unit: METERS[meter].unit,
});

const factorRow = ({ meters, when }: PriceFactor): Bare => ({
  what: meters === undefined ? "all tokens" : meters.join("\n"),
  condition: conditionWords(when),
  per: 1n,
  unit: "",
});

function add(rows: Map<string, KnownRow>, side: "was" | "now", row: Bare, text: string): void {
  const key = JSON.stringify([row.what, row.condition]);
  rows.set(key, { ...(rows.get(key) ?? row), [side]: text });
}
