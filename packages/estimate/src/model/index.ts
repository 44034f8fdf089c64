export { buildModel, type Model, usualHorizon } from "./build-model.ts";
export { catalogFacts } from "./catalog-facts.ts";
export {
  baselineDifferenceId,
  breakEvenId,
  differenceId,
  type RivalBaseline,
} from "./comparison.ts";
export type { Default, Defaults } from "./defaults/default.ts";
export { readDefaults } from "./defaults/read-defaults.ts";
export type { EstimateFacts } from "./facts.ts";
export type {
  Condition,
  ConditionId,
  Feasibility,
  FeasibilityState,
  PublishedConstraint,
} from "./feasibility/index.ts";
export type { BuiltPath, PathStatus } from "./paths/built-path.ts";
export type { BasisPart, BasisSum, PublishedBasis } from "./published/published-basis.ts";
export type { Basis, Category, Phase } from "./sheet/line.ts";
export type { EstimateNote, EstimateNoteCode } from "./sheet/note.ts";
export {
  type ApiPath,
  isApi,
  isTuned,
  type MachinePath,
  type PathId,
  pathIds,
} from "./sheet/path.ts";
export type { Surprise } from "./surprises/surprise.ts";
export { type FiscalYear, fiscalYears } from "./volume/fiscal-year.ts";
