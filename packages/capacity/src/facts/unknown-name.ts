import { nearestAll } from "@outlay/document";

/** A name that the catalog does not know. */
export interface UnknownName {
  readonly code: "unknown-name";
  readonly name: string;
  /** Ids that it most likely means, the best first; may be empty. */
  readonly nearest: readonly string[];
}

/** Says that a name is unknown, with the nearest ids. */
export const unknownName = (name: string, ids: Iterable<string>): UnknownName => ({
  code: "unknown-name",
  name,
  nearest: nearestAll(name.slice(name.lastIndexOf("/") + 1), ids),
});
