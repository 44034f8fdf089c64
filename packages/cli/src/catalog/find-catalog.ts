import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where the catalog is: one prebuilt file beside the bundle, or the folder of the clone. */
export type CatalogPlace =
  | { readonly kind: "prebuilt"; readonly file: string }
  | { readonly kind: "folder"; readonly folder: string };

/** Name of the prebuilt catalog, beside the bundle's modules. */
export const PREBUILT = "catalog.json";

/**
 * The catalog that belongs to a module: beside it in a bundle, up the tree in the clone.
 *
 * @param from folder of the module
 */
export function findCatalog(from: string): CatalogPlace | undefined {
  const prebuilt = join(from, PREBUILT);
  if (existsSync(prebuilt)) return { kind: "prebuilt", file: prebuilt };
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, "catalog");
    if (existsSync(join(folder, "sources"))) return { kind: "folder", folder };
    if (dirname(at) === at) return undefined;
  }
}
