export type { BaselineId, BaselineResult } from "./baseline-result.ts";
export type { BesidePath } from "./beside-path.ts";
export { type CashFan, type CashFanSeries, cashFan } from "./cash-fan.ts";
export type { Owner } from "./checklist.ts";
export {
  type Checklist,
  type ChecklistQuestion,
  checklistOf,
  type Movement,
} from "./checklist-of.ts";
export type { BreakEven, Comparison, Rival } from "./comparison.ts";
export * from "./diff/index.ts";
export type { Driver, Drivers } from "./driver.ts";
export { driversOf } from "./driver.ts";
export { type Estimated, type EstimateOptions, estimate } from "./estimate.ts";
export type {
  CategoryResult,
  Estimate,
  LifeShare,
  LineResult,
  PartResult,
  PathResult,
  PhaseResult,
  RuledOutPath,
} from "./estimate-result.ts";
export type { ConditionResult, FeasibilityResult } from "./feasibility-result.ts";
export type { GpuUse, GpuUses } from "./gpu-use.ts";
export type { InputResult } from "./input-result.ts";
export { inputResultOf } from "./input-results.ts";
export type { ListPrices, PathAtListPrices, PriceBesideList } from "./list-prices.ts";
export { type ModelCandidate, modelCandidates } from "./model-candidates.ts";
export { type OldPrice, type OldPrices, oldPrices, type PathOnOldPrices } from "./old-prices.ts";
export type { OpenInput, OpenQuestion } from "./open-questions.ts";
export type { PathQuality } from "./path-quality.ts";
export type { PublishedComparison } from "./published-comparison.ts";
export { type Contradiction, contradictions } from "./published-contradictions.ts";
export { type PublishedRange, publishedRanges } from "./published-ranges.ts";
export { publishedShares } from "./published-share.ts";
export { quantileDots } from "./quantile-dots.ts";
export { sha256 } from "./sha256.ts";
export { type Band, type Sketch, type SketchPath, sketch } from "./sketch.ts";
export type { Spread } from "./spread.ts";
export type {
  BesideResult,
  ScenarioFigure,
  ScenarioResult,
  SurpriseResult,
} from "./surprise-result.ts";
export { type Values, valuesAt } from "./values-at.ts";
export type { YearResult } from "./year-result.ts";
