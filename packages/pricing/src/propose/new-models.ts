import type { PriceBook } from "../catalog/price-book.ts";
import type { PriceFile } from "../catalog/price-file.ts";
import type { Sources } from "../catalog/source-list.ts";
import type { ListedModel } from "../compare/listed-models.ts";
import { foreignPrice, ownPrice } from "../compare/spoken-price.ts";
import { providerId } from "../provider-id.ts";
import { compareRational } from "../rational.ts";
import { type ProposedEntry, proposeEntry, type RefusedEntry } from "./propose-entry.ts";
import { takenName } from "./taken-name.ts";
import type { UpdateCatalogue } from "./update-catalogue.ts";

/** What new models are proposed from. */
export interface NewModelsInput {
  readonly catalogues: readonly UpdateCatalogue[];
  readonly known: string;
  readonly sources: Sources;
}

/** Entries for models that we lack, and those that are not proposed. */
export interface NewModels {
  readonly entries: readonly ProposedEntry[];
  readonly refusedEntries: readonly RefusedEntry[];
  /** Models of sellers that we have no file of. */
  readonly elsewhere: number;
}

/** Models that catalogues have and we do not, as entries of their seller's file, or why not. */
export function newModels(
  { catalogues, known, sources }: NewModelsInput,
  files: readonly PriceFile[],
  book: PriceBook,
  theirs: readonly (ListedModel & { readonly books: readonly string[] })[],
): NewModels {
  const proposing = new Set(catalogues.filter((one) => one.proposes).map(({ spec }) => spec.id));
  const entries: ProposedEntry[] = [];
  const refusedEntries: RefusedEntry[] = [];
  let elsewhere = 0;
  for (const { provider, model, books } of theirs) {
    if (!books.some((id) => proposing.has(id))) continue;
    const one = { provider, model };
    const file = files.find((each) => providerId(each.provider ?? "") === provider);
    if (file === undefined) elsewhere += 1;
    else {
      const taken = takenName(file, model);
      if (taken !== undefined) {
        refusedEntries.push({ ...one, because: taken });
        continue;
      }
      const sameAs = likelySame(one, book, catalogues);
      const made = proposeEntry({ one, file, catalogues, known, sources, sameAs });
      if ("entry" in made) entries.push(made);
      else refusedEntries.push(made);
    }
  }
  return { entries, refusedEntries, elsewhere };
}

/** A name without what marks a day, a region or a version of it. */
const stem = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:us-gov|us|eu|apac|jp|au|ca|global)\./, "")
    .replace(/^[\w.-]+\//, "")
    .replace(/[:@-](?:latest|preview|exp|default)$/, "")
    .replace(/(?:-v\d+)?(?::\d+)?$/, "")
    .replace(/[@-](?:\d{4}-\d{2}-\d{2}|\d{8}|\d{6}|\d{4}|\d{2}-\d{2}|\d{2}-\d{4}|\d{3})$/, "")
    .replaceAll(/[._]/g, "-");

/** A model of ours with the same name but for a day or region, and the same plain prices. */
function likelySame(
  { provider, model }: ListedModel,
  book: PriceBook,
  catalogues: readonly UpdateCatalogue[],
): string | undefined {
  const likely = book.models.filter(
    (ours) => ours.provider === provider && stem(ours.model) === stem(model),
  );
  return likely.find(({ table }) =>
    catalogues.some(({ book: theirs, dated, proposes }) => {
      const found = theirs.find({ provider, model, at: dated });
      if (!proposes || !found.ok) return false;
      return (["input_text", "output_text"] as const).every((meter) => {
        const point = { meter, when: {} };
        const ours = ownPrice(table, point, dated)?.usd;
        const other = foreignPrice(() => found.value.table, point, dated)?.usd;
        return ours === undefined || other === undefined
          ? ours === other
          : compareRational(ours, other) === 0;
      });
    }),
  )?.model;
}
