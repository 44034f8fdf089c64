import type { Origin } from "../graph/index.ts";
import type { Category, EstimateNote, PathId, PathStatus, Phase } from "../model/index.ts";
import type { Comparison } from "./comparison.ts";
import type { Drivers } from "./driver.ts";
import type { GpuUses } from "./gpu-use.ts";
import type { PublishedComparison } from "./published-comparison.ts";
import type { Spread } from "./spread.ts";

/** A part of a recurring line, such as the input tokens of the model usage. */
export interface PartResult {
  readonly id: string;
  /** Id under which `explain` opens it. */
  readonly node: string;
  readonly totalUsd: number;
  readonly month12Usd: number;
  readonly lastMonthUsd: number;
}

/** One line of cost, at the medians of the inputs; lines add up to the totals. */
export interface LineResult {
  readonly id: string;
  readonly title: string;
  /** Id under which `explain` opens it. */
  readonly node: string;
  readonly category: Category;
  readonly phase: Phase;
  readonly timing: "one-time" | "recurring";
  /** USD over the horizon. */
  readonly totalUsd: number;
  /** USD a month in the twelfth and in the last month; for recurring lines. */
  readonly month12Usd?: number;
  readonly lastMonthUsd?: number;
  /** The parts that it adds up, where it has several. */
  readonly parts?: readonly PartResult[];
}

/** One category, at the medians of the inputs; categories add up to the totals. */
export interface CategoryResult {
  readonly category: Category;
  readonly buildUsd: number;
  readonly runUsd: number;
  readonly totalUsd: number;
  /** Of the build as quoted; absent where a share says nothing. */
  readonly shareOfBuild?: number;
  /** What article A publishes for this share. */
  readonly publishedShare?: readonly [number, number];
}

/** A fiscal year of running cost, without people's fallback. */
export interface YearResult {
  readonly year: number;
  readonly months: number;
  readonly cashUsd: Spread;
}

/** What one path costs. All money is in USD. */
export interface PathResult {
  readonly id: PathId;
  readonly status: PathStatus;
  /** Name of the model. */
  readonly model: string;
  /** Machines of the path at the medians, in the twelfth and in the last month. */
  readonly machines?: {
    readonly id: string;
    readonly month12: number;
    readonly lastMonth: number;
  };
  /** How much of the rented GPUs works; absent where none are rented. */
  readonly gpus?: GpuUses;
  /** Totals are lower bounds when `status` is `partial`. */
  readonly buildUsd: Spread;
  /** As published quotes count it: without proof of concept and overrun. */
  readonly buildAsQuotedUsd: Spread;
  /** Of the twelfth month, and of the last. */
  readonly month12Usd: Spread;
  readonly lastMonthUsd: Spread;
  readonly runUsd: Spread;
  /** Build and run, without people's fallback. */
  readonly totalUsd: Spread;
  /** With what people cost who take over failed tasks; absent when the plan has no outcome. */
  readonly totalWithFallbackUsd?: Spread;
  readonly fallbackUsd?: Spread;
  readonly presentValueUsd: Spread;
  readonly usdPerTask: Spread;
  /** Build and running cost by tasks that end in success, without the people who take over. */
  readonly usdPerSuccess: Spread;
  /** Build, running cost and people who take over, by tasks: each task then ends well. */
  readonly usdPerTaskWithFallback?: Spread;
  readonly monthsToLaunch: number;
  /** Share of draws in which it is the cheapest; absent when it is not compared. */
  readonly chanceCheapest?: number;
  readonly years: readonly YearResult[];
  /** What is published for the path, beside ours on the same basis; empty where nothing is. */
  readonly published: readonly PublishedComparison[];
  readonly categories: readonly CategoryResult[];
  readonly lines: readonly LineResult[];
}

/** A path that cannot be built as stated; the notes say why. */
export interface RuledOutPath {
  readonly id: PathId;
  readonly status: "ruled-out";
  readonly model: string;
}

/** An input of the estimate, with where it comes from. */
export interface InputResult {
  readonly id: string;
  readonly doc: string;
  readonly unit: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly origin: Origin;
}

/** The answer to a plan. Plain data: this is also its JSON form. */
export interface Estimate {
  readonly kind: "estimate";
  readonly plan: {
    readonly name: string;
    readonly description?: string;
    readonly outcomeUnit?: string;
    readonly sha256: string;
  };
  readonly start: string;
  readonly months: number;
  readonly seed: number;
  readonly draws: number;
  readonly sampling: "owen" | "plain";
  /** `partial` when a path leaves something out that has no price. */
  readonly status: "priced" | "partial" | "nothing-priced";
  /** The cheapest path that is wholly priced: see `comparison`. */
  readonly cheapest?: PathId;
  /** Whether paths are compared with what people cost who take over. */
  readonly comparedBy: "total" | "total-with-fallback";
  /** Absent unless two paths are wholly priced. */
  readonly comparison?: Comparison;
  readonly paths: readonly (PathResult | RuledOutPath)[];
  /** What drives the build and the total of the cheapest path, and the difference between two. */
  readonly drivers: readonly Drivers[];
  /** What the tasks cost when people do them all; absent when the plan does not say. */
  readonly doNothingUsd?: Spread;
  readonly inputs: readonly InputResult[];
  readonly assumed: { readonly count: number; readonly of: number };
  readonly notes: readonly EstimateNote[];
  /** Hash of every input with its source: what the catalog and the plan contributed. */
  readonly inputsSha256: string;
  /** Hash of all of the above, but for the places in the plan's file. */
  readonly resultSha256: string;
}
