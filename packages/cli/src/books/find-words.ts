import { nearest } from "@outlay/document";
import { type FindError, type NearestModels, nearestText } from "@outlay/pricing";

/** Why a book has no prices for a model, and what to do about it, in sentences for a terminal. */
export function findWords(error: FindError, book: string): string {
  switch (error.code) {
    case "unknown_model":
      return `the book ${book} has no model ${error.model}${hint(error)}`;
    case "unknown_provider":
      return `the book ${book} has no provider ${error.provider}${hint(error)}`;
    case "ambiguous_provider":
      return `${error.model} is sold by ${error.providers.join(", ")}: name one, as ${error.providers[0]}/${error.model} or with --provider.`;
  }
}

/** That a book has no such provider, the nearest name, and those it has. */
export function unknownProviderWords(
  typed: string,
  book: string,
  sellers: Iterable<string>,
  others: readonly string[] = [],
): string {
  const has = [...new Set(sellers)];
  const near = nearest(typed, [...has, ...others]);
  const guess = near === undefined ? "" : ` Did you mean ${near}?`;
  return `the book ${book} has no provider "${typed}".${guess} It has ${has.join(", ")}.`;
}

function hint(error: NearestModels & { readonly sellers?: readonly string[] }): string {
  const { sellers = [] } = error;
  if (sellers.length > 0) {
    return ` at this provider; it is sold by ${sellers.join(", ")}: --provider ${sellers[0]}.`;
  }
  const near = nearestText(error);
  return near === "" ? ". `outlay price list` shows what it has." : `; nearest: ${near}.`;
}
