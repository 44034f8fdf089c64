export type { BreakEven, Comparison, Rival } from "./comparison.ts";
export * from "./diff/index.ts";
export type { Driver, Drivers } from "./driver.ts";
export { driversOf } from "./driver.ts";
export { type Estimated, type EstimateOptions, estimate } from "./estimate.ts";
export type {
  CategoryResult,
  Estimate,
  InputResult,
  LineResult,
  PartResult,
  PathResult,
  RuledOutPath,
  YearResult,
} from "./estimate-result.ts";
export type { GpuUse, GpuUses } from "./gpu-use.ts";
export type { PublishedComparison } from "./published-comparison.ts";
export { type PublishedRange, publishedRanges } from "./published-ranges.ts";
export { publishedShares } from "./published-share.ts";
export { sha256 } from "./sha256.ts";
export type { Spread } from "./spread.ts";
export { type Values, valuesAt } from "./values-at.ts";
