export {
  type BuiltPath,
  buildModel,
  type Model,
  type PathStatus,
  usualHorizon,
} from "./build-model.ts";
export type { Default, Defaults } from "./defaults/default.ts";
export { readDefaults } from "./defaults/read-defaults.ts";
export type { EstimateFacts } from "./facts.ts";
export type { Basis, Category, PathId, Phase } from "./sheet/line.ts";
export type { EstimateNote, EstimateNoteCode } from "./sheet/note.ts";
export { type FiscalYear, fiscalYears } from "./volume/fiscal-year.ts";
