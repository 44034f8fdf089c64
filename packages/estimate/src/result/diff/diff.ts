import type { Origin } from "../../graph/index.ts";
import type { Category, PathId, PathStatus } from "../../model/index.ts";
import type { Estimate } from "../estimate-result.ts";
import type { Spread } from "../spread.ts";
import type { Gap } from "./gap.ts";
import type { KeyChange } from "./plan-changes.ts";

/** One figure of a path on both sides. */
export interface FigureDiff {
  /** Node below the path: `build.total`, `cost-per-task`. */
  readonly id: string;
  readonly unit: string;
  readonly a: Spread;
  readonly b: Spread;
  readonly difference: Gap;
}

/** One line of cost on both sides; absent where the side has no such line. */
export interface LineDiff {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly timing: "one-time" | "recurring";
  readonly in: "both" | "a" | "b";
  /** USD over the horizon, with every input at its median: lines add up. */
  readonly aUsd?: number;
  readonly bUsd?: number;
  readonly difference: Gap;
}

/** One category of cost on both sides. */
export interface CategoryDiff {
  readonly category: Category;
  readonly in: "both" | "a" | "b";
  readonly aUsd?: number;
  readonly bUsd?: number;
  readonly difference: Gap;
}

/** The running cost of one month after the launch on both sides, in USD. */
export interface MonthDiff {
  /** Which one, from 1: the thirteenth, or the last where there are fewer. */
  readonly month: number;
  readonly a: Spread;
  readonly b: Spread;
  readonly difference: Gap;
}

/** A path of A beside a path of B. */
export interface PairDiff {
  readonly a: PathId;
  readonly b: PathId;
  /** Not `priced`: the totals of that side leave something out. */
  readonly status: { readonly a: PathStatus; readonly b: PathStatus };
  readonly model: { readonly a: string; readonly b: string };
  readonly monthsToLaunch: { readonly a: number; readonly b: number };
  /**
   * Share of all tasks by which B may succeed less often than A before it costs more, at the medians;
   * below zero it must succeed more often by that share. (Total of A − total of B) ÷ cost of all tasks
   * by people. Absent unless another model is taken to succeed as often, and a failed task has a cost.
   */
  readonly lessOften?: number;
  /** The node under `figures` by which the pair is compared. */
  readonly comparedBy: string;
  readonly figures: readonly FigureDiff[];
  /** Of the first month with upkeep, drawn less often than the figures. */
  readonly month13: MonthDiff;
  /** Largest difference at the medians first. */
  readonly lines: readonly LineDiff[];
  readonly categories: readonly CategoryDiff[];
}

/** An input of the model as one side has it. */
export interface InputSide {
  /** As the plan says it, or the range in words. */
  readonly words: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly origin: Origin;
}

/** An input that is not the same on both sides. */
export interface InputChange {
  readonly id: string;
  readonly doc: string;
  readonly unit: string;
  readonly a?: InputSide;
  readonly b?: InputSide;
}

/** A key of the plan that differs, and what it does on its own. */
export interface KeyEffect extends KeyChange {
  /**
   * USD by which the headline's figure of A grows when this key alone is as in B, at the medians;
   * absent where A cannot be calculated so, or where it was not asked for.
   */
  readonly movesUsd?: number;
  /** The same of its present value; only where `movesUsd` is 0 and this is not. */
  readonly movesPresentValueUsd?: number;
}

/** How a path stands on one side. */
export interface PathOfSide {
  readonly id: PathId;
  readonly status: PathStatus;
  /** Wholly priced, ruled out by nothing, and at or above the quality floor. */
  readonly canWin: boolean;
  /** Why not, in a sentence; absent where it can, or where nothing more is known. */
  readonly whyNot?: string;
}

/** What is known of one side as a whole. */
export interface SideOfDiff {
  readonly plan: Estimate["plan"];
  readonly start: string;
  /** As the plan states it; what is compared is `months` of the whole. */
  readonly months: number;
  readonly cheapest?: PathId;
  /** Whether the plan says what a failed task costs, or how often paths succeed. */
  readonly countsPeople: boolean;
  /** Tasks over the months that are compared, at the medians. */
  readonly tasks: number;
  readonly paths: readonly PathOfSide[];
  readonly inputsSha256: string;
  readonly resultSha256: string;
}

/** Two plans beside each other, with the same draws. Plain data: this is also its JSON form. */
export interface Diff {
  readonly kind: "diff";
  readonly a: SideOfDiff;
  readonly b: SideOfDiff;
  /** Months that are compared, from the launch of each: the shorter of the two horizons. */
  readonly months: number;
  readonly seed: number;
  readonly draws: number;
  /** The paths that the verdict is about; absent when one side has none that can be priced. */
  readonly headline?: { readonly a: PathId; readonly b: PathId };
  readonly pairs: readonly PairDiff[];
  /** Paths that only one side has, or that only one side can price. */
  readonly onlyA: readonly PathId[];
  readonly onlyB: readonly PathId[];
  /** Keys of the plan that differ in meaning. */
  readonly keys: readonly KeyEffect[];
  /** Inputs of the model that differ, be they keys of the plan or what follows from them. */
  readonly inputs: readonly InputChange[];
}
