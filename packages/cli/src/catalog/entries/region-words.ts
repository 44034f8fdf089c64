import { placeNamed } from "@outlay/capacity";
import type { Catalog } from "../load.ts";

/**
 * What a region is called in the entries: as typed; and for a country or a part of the world its regions,
 * and its countries by id and name.
 */
export function regionWords(
  { countries }: Pick<Catalog, "countries">,
  typed: string,
): readonly string[] {
  const named = countries.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  const place = placeNamed(countries, named?.id ?? typed);
  if (place === undefined || place.regions.has(typed)) return [typed];
  const names = place.countries.flatMap(({ id, name }) => [id, name.replaceAll(" ", "-")]);
  return [...new Set([typed, ...place.regions, ...names])];
}
