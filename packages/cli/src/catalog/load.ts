import { readFileSync } from "node:fs";
import type {
  Accelerator,
  Architecture,
  Calibration,
  Country,
  Hardware,
  Machine,
  TrainingCalibration,
} from "@outlay/capacity";
import {
  type AdviceTables,
  bySourceId,
  type CatalogFact,
  type PriceBook,
  type PriceFile,
  type Provisioned,
  type PublishedFigure,
  priceBooks,
  type Regime,
  type Review,
  type Sources,
} from "@outlay/pricing";
import type { CatalogData } from "./catalog-data.ts";
import { findCatalog } from "./find-catalog.ts";
import { keptFolder } from "./kept-folder.ts";
import { catalogFolder, lazily } from "./read-folder.ts";

/** Every fact the verbs work with; each part is read when it is first asked for. */
export interface Catalog {
  readonly sources: Sources;
  /** Price books by id: `list`, `article-2026`. */
  readonly books: ReadonlyMap<string, PriceBook>;
  /** What people decided about prices that other catalogues dispute. */
  readonly reviewed: readonly Review[];
  /** The price files that the books are made of. */
  readonly priceFiles: readonly PriceFile[];
  readonly openModels: ReadonlyMap<string, Architecture>;
  readonly accelerators: ReadonlyMap<string, Accelerator>;
  /** Machines as sold, and what an hour of each costs. */
  readonly machines: readonly Machine[];
  readonly hardware: Hardware;
  /** Where the regions of sellers are. */
  readonly countries: readonly Country[];
  /** What measurements say of the serving formulas. */
  readonly calibration: Calibration;
  /** The same of the training formulas. */
  readonly training: TrainingCalibration;
  /** What work costs, by id. */
  readonly labour: ReadonlyMap<string, CatalogFact>;
  /** What others have published about such costs, by id. */
  readonly published: ReadonlyMap<string, PublishedFigure>;
  /** Kinds of models and of sourcing, and which work they are for. */
  readonly advice: AdviceTables;
  /** Laws and standards that a system may be under, by id. */
  readonly regimes: ReadonlyMap<string, Regime>;
  /** Electricity by country, and what a room adds to it, by id. */
  readonly power: ReadonlyMap<string, CatalogFact>;
  /** Storage, vector stores, reranking, egress and the like, by id. */
  readonly services: ReadonlyMap<string, CatalogFact>;
  /** Throughput that is reserved, and what it carries. */
  readonly provisioned: Provisioned;
  /** Text of `defaults.yaml`, for `readDefaults` of the estimate. */
  readonly defaultsText: string;
}

/**
 * Loads the catalog: the prebuilt file of a published bundle, or the folder of the clone.
 *
 * @param folder another folder of YAML, instead of the own catalog
 * @param judged false: prices of the folder are read without the lints that judge them
 * @throws CatalogError when a part that is asked for does not read
 */
export function loadCatalog(folder?: string, judged = true): Catalog {
  if (folder !== undefined) return catalogOf(catalogFolder(folder, judged));
  own ??= ownCatalog();
  return own;
}

/** The own catalog does not change while the program runs, so it is read once. */
let own: Catalog | undefined;

function ownCatalog(): Catalog {
  const place = findCatalog(import.meta.dirname);
  if (place === undefined) throw new Error("the catalog is missing from this installation");
  if (place.kind === "folder") return catalogOf(keptFolder(place.folder));
  return catalogOf(JSON.parse(readFileSync(place.file, "utf8")) as CatalogData);
}

/** The catalog that plain data makes. */
export function catalogOf(data: CatalogData): Catalog {
  return lazily<Catalog>({
    sources: () => bySourceId(data.sources),
    books: () => priceBooks(data.prices),
    priceFiles: () => data.prices,
    reviewed: () => data.reviewed,
    openModels: () => byId(data.openModels),
    accelerators: () => byId(data.accelerators),
    machines: () => data.machines,
    countries: () => data.countries,
    calibration: () => data.calibration,
    training: () => data.training,
    hardware: (all) => ({ accelerators: all.accelerators, machines: all.machines }),
    labour: () => byId(data.labour),
    published: () => byId(data.published),
    advice: () => data.advice,
    regimes: () => byId(data.regimes),
    power: () => byId(data.power),
    services: () => byId(data.services),
    provisioned: () => data.provisioned,
    defaultsText: () => data.defaultsText,
  });
}

const byId = <Fact extends { readonly id: string }>(
  facts: readonly Fact[],
): ReadonlyMap<string, Fact> => new Map(facts.map((fact) => [fact.id, fact]));
