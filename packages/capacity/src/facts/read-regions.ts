import { type Issue, type Outcome, ok, readDocument, shape } from "@outlay/document";
import { provenanceFields, provenanceOf } from "./provenance.ts";
import type { Country } from "./region.ts";

const country = shape.object({
  id: shape.text({ doc: "ISO 3166 code in small letters: de." }),
  name: shape.text(),
  area: shape.text({ doc: "Part of the world: eu (the European Economic Area), us, asia …" }),
  regions: shape.list(shape.text(), {
    min: 1,
    doc: "Regions in it, as sellers name them: eu-central-1, europe-west3.",
  }),
  ...provenanceFields,
});

/**
 * The document of places. One entry reads:
 *
 * ```yaml
 * countries:
 *   - { id: de, name: Germany, area: eu, regions: [eu-central-1, europe-west3], sources: [x], checked: 2026-11-23, status: vendor page }
 * ```
 */
const document = shape.checked(shape.object({ countries: shape.list(country) }), (written) => {
  const seen = new Set<string>();
  return written.countries.flatMap(({ id, regions }, index) =>
    [id, ...regions].flatMap((name) => {
      const twice = seen.has(name);
      seen.add(name);
      // A country may be an area of its own; a region that has the name of either would never be found.
      const hidden = name !== id && written.countries.some((one) => one.area === name);
      return twice || hidden
        ? [{ message: `the name ${name} is used twice`, at: ["countries", index] }]
        : [];
    }),
  );
});

/**
 * Reads `catalog/regions.yaml`.
 *
 * @param file name for messages
 */
export function readRegions(text: string, file: string): Outcome<readonly Country[], Issue[]> {
  const read = readDocument(text, file, document);
  if (!read.ok) return read;
  return ok(
    read.value.countries.map((each) => ({
      id: each.id,
      name: each.name,
      area: each.area,
      regions: each.regions,
      ...provenanceOf(each),
    })),
  );
}
