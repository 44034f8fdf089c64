import type { OldPrices, PathId } from "@outlay/estimate";
import { pathWords, percent, roughUsd } from "@outlay/words";
import type { Io } from "../../io.ts";
import { heading, wholeWords } from "./whole-words.ts";

/**
 * Which prices in use no source has shown for long, and how much money rests on them: of the chosen path,
 * or with `all` of each path and with the name of every price. Empty where none is old.
 */
export function oldPricesText(
  old: OldPrices,
  chosen: PathId | undefined,
  io: Io,
  width: number,
  all: boolean,
): string {
  const { limitDays, prices, paths } = old;
  const [oldest] = prices;
  if (oldest === undefined) return "";
  const one = prices.length === 1;
  const money = paths
    .filter(({ path, restsUsd }) => restsUsd !== 0 && (all || path === chosen))
    .map(({ path, restsUsd, totalUsd }) => {
      const share = totalUsd === 0 ? "" : ` (${percent(restsUsd / totalUsd)})`;
      return `${roughUsd(restsUsd)}${share} of ${pathWords[path]}`;
    });
  const whose = chosen === undefined ? "" : ` of ${pathWords[chosen]}`;
  const rests =
    money.length > 0
      ? `${money.join("; ")} rest on ${one ? "it" : "them"}`
      : `nothing${whose} rests on ${one ? "it" : "them"}`;
  const words = `${prices.length} price${one ? "" : "s"} in use ${one ? "was" : "were"} last seen over ${limitDays} days ago, the oldest on ${oldest.checked}; ${rests}`;
  if (!all) return wholeWords(`${words}: --all.`, width);
  return [
    heading("Old prices", io.colour, width),
    wholeWords(`${words}.`, width),
    ...prices.map(({ node, checked, doc }) =>
      wholeWords(`${checked}  ${node}  ${doc}`, width, 2, 4),
    ),
  ].join("\n");
}
