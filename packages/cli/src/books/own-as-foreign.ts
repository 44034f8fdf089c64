import type { ForeignBook, PriceBook, PriceLine } from "@outlay/pricing";

/** The kind by which a price file of our own shape is named beside those of others: `outlay:FILE`. */
export const OWN_KIND = "outlay";

/** A book of our own shape as a catalogue to compare with: exact names and reviewed aliases. */
export const ownAsForeign = (
  book: PriceBook,
): ForeignBook & { readonly lines: readonly PriceLine[] } => ({
  id: book.id,
  find: (query) => book.find(query),
  remarks: [],
  lines: book.models.flatMap(({ table }) => table.lines),
});
