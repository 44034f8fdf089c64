import { lineageOf, type Source, type Sources } from "@outlay/pricing";
import { catalogueName } from "../../books/catalogue-files.ts";
import type { DatedCatalogue } from "../../books/dated-catalogue.ts";

/** How catalogues are called in sentences. */
const TITLES: Readonly<Record<string, string>> = {
  litellm: "LiteLLM's prices",
  "models.dev": "models.dev",
  portkey: "Portkey's model pricing",
  "genai-prices": "genai-prices",
  csv: "A seller's table",
  outlay: "A price file",
};

/**
 * The source that a catalogue is, for a price file: under an id that the catalog does not use.
 *
 * @param day the day for which it shows its prices
 * @param read the day it was read
 */
export function importSource(
  asked: DatedCatalogue,
  day: string,
  read: string,
  taken: Sources,
): Source {
  const { kind } = asked;
  const stem = `${kind}-${day}`.toLowerCase().replaceAll(/[^a-z0-9.-]/g, "-");
  let id = stem;
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`;
  return {
    id,
    kind: kind === "csv" ? "report" : "catalogue",
    title: `${TITLES[kind] ?? kind}: ${catalogueName(asked)}`,
    dated: day,
    read: read < day ? day : read,
    ...(kind !== "csv" && { lineage: lineageOf(kind) }),
  };
}
