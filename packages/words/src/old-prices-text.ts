import type { OldPrices, PathId } from "@outlay/estimate";
import { percent, roughUsd } from "./money.ts";
import { pathWords } from "./path-words.ts";

/**
 * How many prices in use no source has shown for long, and how much money rests on them, in a sentence
 * without its stop; undefined where none is old.
 *
 * @param of the path whose money is told, or `all`
 */
export function oldPricesText(old: OldPrices, of: PathId | "all" | undefined): string | undefined {
  const { limitDays, prices, paths } = old;
  const [oldest] = prices;
  if (oldest === undefined) return undefined;
  const one = prices.length === 1;
  const money = paths
    .filter(({ path, restsUsd }) => restsUsd !== 0 && (of === "all" || path === of))
    .map(({ path, restsUsd, totalUsd }) => {
      const share = totalUsd === 0 ? "" : ` (${percent(restsUsd / totalUsd)})`;
      return `${roughUsd(restsUsd)}${share} of ${pathWords[path]}`;
    });
  const whose = of === undefined || of === "all" ? "" : ` of ${pathWords[of]}`;
  const rests =
    money.length > 0
      ? `${money.join("; ")} rest on ${one ? "it" : "them"}`
      : `nothing${whose} rests on ${one ? "it" : "them"}`;
  return `${prices.length} price${one ? "" : "s"} in use ${one ? "was" : "were"} last seen over ${limitDays} days ago, the oldest on ${oldest.checked}; ${rests}`;
}
