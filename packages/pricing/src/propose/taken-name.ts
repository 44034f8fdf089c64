import type { PriceFile } from "../catalog/price-file.ts";
import { tunedFromName } from "../tuned-name.ts";
import type { RefusedEntry } from "./propose-entry.ts";

/**
 * What a name already is in a seller's file, on whatever day: a model, an alias, an alias for a time only,
 * or what a customer tuned. An entry of such a name would be caught by it, so there is none.
 */
export function takenName(file: PriceFile, name: string): RefusedEntry["because"] | undefined {
  const written = name.toLowerCase();
  for (const { id, aliases = [], dated_aliases: dated = [] } of file.models) {
    if ([id, ...aliases].some((one) => one.toLowerCase() === written))
      return { code: "name_of", of: id };
    const alias = dated.find((one) => one.name.toLowerCase() === written);
    if (alias === undefined) continue;
    const { from, to } = alias;
    return { code: "name_of", of: id, from, ...(to !== undefined && { to }) };
  }
  const tuned = (file.tuned_names ?? []).some((pattern) => tunedFromName(pattern, name));
  return tuned ? { code: "tuned_name" } : undefined;
}
