import type { Source } from "@outlay/pricing";
import type { AskedModel } from "./asked-model.ts";

/** Where a price was read: a source of the catalog, or of the price file itself; none for a contract. */
export const sourceOf = (
  { catalog, book }: Pick<AskedModel, "catalog" | "book">,
  id: string,
): Source | undefined =>
  catalog.sources.get(id) ?? book.ownSources?.find((source) => source.id === id);
