import { type NamedFacts, namedFacts } from "@outlay/capacity";
import type { Catalog } from "../../catalog/load.ts";

/** Finds the names of a file of measurements in the catalog. */
export const catalogNames = (catalog: Pick<Catalog, "openModels" | "accelerators">): NamedFacts =>
  namedFacts(catalog.openModels.values(), catalog.accelerators.values());
