import type { OldPrices, PathId } from "@outlay/estimate";
import { oldPricesText as sentence } from "@outlay/words";
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
  const words = sentence(old, all ? "all" : chosen);
  if (words === undefined) return "";
  if (!all) return wholeWords(`${words}: --all.`, width);
  return [
    heading("Old prices", io.colour, width),
    wholeWords(`${words}.`, width),
    ...old.prices.map(({ node, checked, doc }) =>
      wholeWords(`${checked}  ${node}  ${doc}`, width, 2, 4),
    ),
  ].join("\n");
}
