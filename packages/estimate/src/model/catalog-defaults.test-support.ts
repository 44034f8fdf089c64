import type { Defaults } from "./defaults/default.ts";
import { readDefaults } from "./defaults/read-defaults.ts";

/** The text of `catalog/defaults.yaml` as defaults, for tests that replace some by round numbers. */
export function defaultsOf(text: string): Defaults {
  const read = readDefaults(text, "defaults.yaml");
  if (!read.ok) throw new Error("the defaults do not read");
  return read.value;
}
