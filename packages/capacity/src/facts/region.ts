import type { Provenance } from "./provenance.ts";

/** A country in which machines are rented, with the regions that sellers name in it. */
export interface Country extends Provenance {
  /** ISO 3166 code in small letters: `de`. */
  readonly id: string;
  readonly name: string;
  /** Part of the world that a plan may ask for instead: `eu` is the European Economic Area. */
  readonly area: string;
  /** Regions in it, as sellers name them: `europe-west3`, `eu-central-1`. */
  readonly regions: readonly string[];
}

/** Where a plan wants its machines. */
export interface Place {
  /** As the plan writes it: a region, a country or an area. */
  readonly id: string;
  /** Regions in it, as sellers name them. */
  readonly regions: ReadonlySet<string>;
  /** Countries in it: one for a region or a country. */
  readonly countries: readonly Country[];
}

/**
 * The place of that name: a region of a seller, a country or an area, in this order.
 *
 * @example
 * const germany = { id: "de", name: "Germany", area: "eu", regions: ["eu-central-1"] };
 * placeNamed([germany], "eu-central-1")?.countries[0]?.id // => "de"
 */
export function placeNamed(countries: readonly Country[], id: string): Place | undefined {
  const holder = countries.find(({ regions }) => regions.includes(id));
  if (holder !== undefined) return { id, regions: new Set([id]), countries: [holder] };
  const named = countries.filter((country) => country.id === id || country.area === id);
  return named.length === 0
    ? undefined
    : { id, regions: new Set(named.flatMap(({ regions }) => regions)), countries: named };
}

/** Every name that {@link placeNamed} knows: areas, countries, then regions. */
export const placeNames = (countries: readonly Country[]): string[] => [
  ...new Set([
    ...countries.map(({ area }) => area),
    ...countries.map(({ id }) => id),
    ...countries.flatMap(({ regions }) => regions),
  ]),
];
