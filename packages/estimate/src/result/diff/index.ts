export type {
  CategoryDiff,
  Diff,
  FigureDiff,
  InputChange,
  InputSide,
  KeyEffect,
  LineDiff,
  MonthDiff,
  PairDiff,
  PathOfSide,
  SideOfDiff,
} from "./diff.ts";
export { type Diffed, type DiffOptions, diffEstimates } from "./diff-estimates.ts";
export type { Gap } from "./gap.ts";
export { type KeyChange, type KeyPlace, type KeyWords, planChanges } from "./plan-changes.ts";
