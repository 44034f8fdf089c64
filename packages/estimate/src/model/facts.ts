import type {
  Accelerator,
  Architecture,
  Calibration,
  Country,
  Machine,
  TrainingCalibration,
} from "@outlay/capacity";
import type {
  AdviceTables,
  CatalogFact,
  PriceBook,
  Provisioned,
  PublishedFigure,
} from "@outlay/pricing";
import type { Defaults } from "./defaults/default.ts";

/** The facts an estimate is made from: what the catalog holds, already read. */
export interface EstimateFacts {
  /** Price books by id. */
  readonly books: ReadonlyMap<string, PriceBook>;
  /** Open models by id. */
  readonly openModels: ReadonlyMap<string, Architecture>;
  /** Accelerators by id. */
  readonly accelerators: ReadonlyMap<string, Accelerator>;
  /** Machines with accelerators, as sold. */
  readonly machines: readonly Machine[];
  /** What measurements say of the formulas that predict how fast machines serve. */
  readonly calibration: Calibration;
  /** The same of the formulas that predict how long training takes. */
  readonly training: TrainingCalibration;
  /** Countries with the regions that sellers name in them. */
  readonly countries: readonly Country[];
  /** Prices of services, rates of work, electricity, regimes: facts beside models and machines, by id. */
  readonly services: ReadonlyMap<string, CatalogFact>;
  /** Throughput that sellers reserve for a price by time. */
  readonly provisioned: Provisioned;
  /** What others have published about such costs, by id: an estimate stands beside it. */
  readonly published: ReadonlyMap<string, PublishedFigure>;
  /** Which kind of model does which work, and what closed and open mean. */
  readonly advice: AdviceTables;
  readonly defaults: Defaults;
}
