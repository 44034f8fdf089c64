import type { Against } from "../compare/compare-books.ts";
import type { Instant } from "../instant.ts";

/** A catalogue of others, as an update reads it. */
export interface UpdateCatalogue extends Against {
  /** Noon of the day for which it shows its prices. */
  readonly dated: Instant;
  /** That day: `2026-08-01`. */
  readonly day: string;
  /** Id of the source that it is in our files. */
  readonly source: string;
  /** Whether its differences are proposed; else it only speaks for or against. */
  readonly proposes: boolean;
}
