import { otherSellersNames } from "../catalog/lints/other-sellers-names.ts";
import type { PriceFile } from "../catalog/price-file.ts";
import { faultsOf } from "../catalog/read-price-file.ts";
import type { Sources } from "../catalog/source-list.ts";

/** A change of a file that it cannot take beside the others, and what would be wrong. */
export interface Unfit<Change> {
  readonly change: Change;
  readonly fault: string;
}

/**
 * The changes of a file that it takes all together: each alone may pass the lints that the file does not
 * pass with them, such as two editions of a model tenfold apart. Of those that clash the first stays.
 *
 * @param files every file of the book, this one with them: what one seller calls a model is no other's alias
 * @param put the file with one change made
 */
export function withinFiles<Change>(
  file: PriceFile,
  files: readonly PriceFile[],
  changes: readonly Change[],
  put: (file: PriceFile, change: Change) => PriceFile,
  sources: Sources,
): { readonly file: PriceFile; readonly unfit: readonly Unfit<Change>[] } {
  const faults = (changed: PriceFile): readonly string[] => [
    ...faultsOf(changed, sources).map(({ message }) => message),
    ...otherSellersNames(files.map((one) => (one === file ? changed : one))).map(
      ({ problem }) => problem.message,
    ),
  ];
  const before = new Set(faults(file));
  const unfit: Unfit<Change>[] = [];
  // Halves, so that a thousand changes with a few that clash need no thousand readings of the file.
  const take = (base: PriceFile, some: readonly Change[]): PriceFile => {
    const [first] = some;
    if (first === undefined) return base;
    const changed = some.reduce(put, base);
    const fault = faults(changed).find((message) => !before.has(message));
    if (fault === undefined) return changed;
    if (some.length === 1) {
      unfit.push({ change: first, fault });
      return base;
    }
    const middle = Math.ceil(some.length / 2);
    return take(take(base, some.slice(0, middle)), some.slice(middle));
  };
  return { file: take(file, changes), unfit };
}
