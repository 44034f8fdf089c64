import type { Defaults } from "./defaults/default.ts";
import { readDefaults } from "./defaults/read-defaults.ts";

/** The defaults of the catalog, from the text of `catalog/defaults.yaml`, for tables of lines. */
export function defaultsFrom(text: string): Defaults {
  const read = readDefaults(text, "defaults.yaml");
  if (!read.ok) throw new Error("the defaults do not read");
  return read.value;
}
