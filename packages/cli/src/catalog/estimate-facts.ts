import { type EstimateFacts, readDefaults } from "@outlay/estimate";
import { loadCatalog } from "./load.ts";

/** The facts of the own catalog that an estimate is made from. */
export function estimateFacts(): EstimateFacts {
  const catalog = loadCatalog();
  const { books, openModels, accelerators, machines, countries, defaultsText } = catalog;
  const defaults = readDefaults(defaultsText, "catalog/defaults.yaml");
  if (!defaults.ok) throw new Error(`the defaults cannot be read: ${defaults.error[0]?.message}`);
  const services = new Map([...catalog.services, ...catalog.labour, ...catalog.power]);
  return {
    books,
    openModels,
    accelerators,
    machines,
    countries,
    services,
    defaults: defaults.value,
  };
}
