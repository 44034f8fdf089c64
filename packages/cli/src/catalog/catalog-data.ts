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
  PriceFile,
  Provisioned,
  PublishedFigure,
  Regime,
  Review,
  Source,
} from "@outlay/pricing";

/** The catalog as plain data: what is read from the folder of YAML, and what a bundle carries. */
export interface CatalogData {
  readonly sources: readonly Source[];
  readonly prices: readonly PriceFile[];
  readonly reviewed: readonly Review[];
  readonly openModels: readonly Architecture[];
  readonly accelerators: readonly Accelerator[];
  readonly machines: readonly Machine[];
  readonly countries: readonly Country[];
  /** What measurements say of the serving formulas. */
  readonly calibration: Calibration;
  /** The same of the training formulas. */
  readonly training: TrainingCalibration;
  readonly labour: readonly CatalogFact[];
  /** What others have published about such costs. */
  readonly published: readonly PublishedFigure[];
  /** Kinds of models and of sourcing, and which work they are for. */
  readonly advice: AdviceTables;
  readonly regimes: readonly Regime[];
  /** Electricity by country, and what a room adds to it. */
  readonly power: readonly CatalogFact[];
  readonly services: readonly CatalogFact[];
  readonly provisioned: Provisioned;
  /** `defaults.yaml` as text: its reader gives functions of the estimate, not data. */
  readonly defaultsText: string;
}
