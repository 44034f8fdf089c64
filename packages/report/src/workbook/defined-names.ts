import type { Layout } from "./layout.ts";
import { headRows } from "./layout.ts";
import type { DefinedName } from "./spreadsheet/package.ts";

/**
 * A name for the value cell of each input, for formulas of one's own: `workload_tasks`. Points and
 * hyphens become `_`, since not every program takes them. An input whose name would be that of a cell,
 * or of another input, has none.
 */
export function definedNames({ inputs }: Pick<Layout, "inputs">): readonly DefinedName[] {
  const names = inputs.map(({ id }, at) => ({
    name: id.replace(/[^A-Za-z0-9]+/g, "_"),
    refersTo: `Inputs!$B$${headRows.Inputs + 1 + at}`,
  }));
  const count = Map.groupBy(names, ({ name }) => name.toLowerCase());
  return names.filter(({ name }) => isLegal(name) && count.get(name.toLowerCase())?.length === 1);
}

/** Not `AB12`, `R1C1`, nor what does not begin with a letter. */
const isLegal = (name: string): boolean =>
  /^[A-Za-z]/.test(name) &&
  name.length <= 255 &&
  !/^[A-Za-z]{1,3}\d+$/.test(name) &&
  !/^(?:[Rr]\d*)?(?:[Cc]\d*)?$/.test(name) &&
  !/^(?:true|false)$/i.test(name);
