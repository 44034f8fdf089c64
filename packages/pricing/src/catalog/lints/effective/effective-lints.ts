import type { CheckProblem } from "@outlay/document";
import type { CatalogBook } from "../../../catalog-book.ts";
import { isRequestToken } from "../../../price-table.ts";
import type { PriceFile } from "../../price-file.ts";
import { EFFECTIVE_RULES, underWords } from "./effective-rules.ts";
import { effectiveSheets } from "./effective-sheet.ts";

/**
 * Holds what each sheet comes to against the rules: it sees what rows and factors make together. Run
 * after the lints of single rows.
 *
 * @param book the file's own book
 */
export function effectiveLints(file: PriceFile, book: CatalogBook): CheckProblem[] {
  return effectiveSheets(file, book).flatMap((sheet) => {
    const seen = new Set<string>();
    return sheet.prices.flatMap((price): CheckProblem[] => {
      const message = firstOf(EFFECTIVE_RULES, (rule) => rule(price, sheet));
      // One fault shows under each region: it is told once.
      const key = `${price.meter} ${price.when.serviceTier ?? ""} ${message}`;
      if (message === undefined || seen.has(key)) return [];
      seen.add(key);
      const row = sheet.sheet.usd.findIndex(
        (one) =>
          one[price.meter] !== undefined &&
          (one.tier ?? "standard") === (price.when.serviceTier ?? "standard"),
      );
      const place =
        row < 0 ? [] : ["usd", row, ...(isRequestToken(price.meter) ? [price.meter] : [])];
      return [
        {
          code: "inconsistent",
          message: `${price.meter}${underWords(price.when)} ${message}`,
          at: [...sheet.at, ...place],
        },
      ];
    });
  });
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
