import { type EstimateFacts, readDefaults } from "@outlay/estimate";
import { regimeFacts } from "@outlay/pricing";
import { loadCatalog } from "./load.ts";

/** The facts of the own catalog that an estimate is made from. */
export function estimateFacts(): EstimateFacts {
  const catalog = loadCatalog();
  const {
    books,
    openModels,
    accelerators,
    machines,
    calibration,
    training,
    countries,
    provisioned,
    published,
    advice,
    defaultsText,
  } = catalog;
  const defaults = readDefaults(defaultsText, "catalog/defaults.yaml");
  if (!defaults.ok) throw new Error(`the defaults cannot be read: ${defaults.error[0]?.message}`);
  const regimes = [...catalog.regimes.values()].flatMap(regimeFacts);
  const services = new Map([
    ...catalog.services,
    ...catalog.labour,
    ...catalog.power,
    ...regimes.map((fact) => [fact.id, fact] as const),
  ]);
  return {
    books,
    openModels,
    accelerators,
    machines,
    calibration,
    training,
    countries,
    services,
    provisioned,
    published,
    advice,
    defaults: defaults.value,
  };
}
