import type { Catalog } from "../load.ts";

/** Parts of the world that are more than one area of the catalog. */
const WIDER: ReadonlyMap<string, readonly string[]> = new Map([["europe", ["eu", "europe-other"]]]);

/**
 * The regions that a typed place stands for, in whatever case, as entries name them: a country or an area
 * with all in it (`eu` is the European Economic Area, without London); a region; or all regions that begin
 * so, as `eu-west` does.
 *
 * @param known regions that the entries have, to find those that begin so
 */
export function regionWords(
  { countries }: Pick<Catalog, "countries">,
  typed: string,
  known: readonly string[] = [],
): readonly string[] {
  const asked = typed.toLowerCase();
  const same = (name: string): boolean => name.toLowerCase() === asked;
  const within = countries.filter(
    ({ id, name, area }) =>
      [id, name, name.replaceAll(" ", "-"), area].some(same) || WIDER.get(asked)?.includes(area),
  );
  const begun = known.filter((region) => region.toLowerCase().startsWith(asked));
  if (within.length === 0) {
    return known.some(same) || begun.length === 0 ? [typed] : begun;
  }
  const names = within.flatMap(({ id, name, regions }) => [
    id,
    name.replaceAll(" ", "-"),
    ...regions,
  ]);
  const placed = new Set(countries.flatMap(({ regions }) => regions));
  // What no country of the catalog holds is where its name says.
  const unplaced = begun.filter(
    (region) => region.toLowerCase().startsWith(`${asked}-`) && !placed.has(region),
  );
  return [...new Set([typed, ...names, ...unplaced])];
}
