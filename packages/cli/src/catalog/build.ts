// Writes the catalog as one file for a bundle: `node packages/cli/src/catalog/build.ts OUT.json`.
// Every lint runs on the way, so a bundle never carries a catalog that the clone would refuse.
import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { findCatalog } from "./find-catalog.ts";
import { catalogFolder } from "./read-folder.ts";

/** The catalog of the clone as one JSON text. */
export function catalogJson(): string {
  const place = findCatalog(import.meta.dirname);
  if (place?.kind !== "folder") throw new Error("there is no catalog folder above this file");
  return JSON.stringify(catalogFolder(place.folder));
}

if (import.meta.main) {
  const [, , out] = argv;
  if (out === undefined) throw new Error("name the file to write");
  writeFileSync(out, catalogJson());
}
