import type { Origin } from "../graph/index.ts";
import type { Category, EstimateNote, PathId, PathStatus, Phase } from "../model/index.ts";
import type { BaselineResult } from "./baseline-result.ts";
import type { Comparison } from "./comparison.ts";
import type { Drivers } from "./driver.ts";
import type { FeasibilityResult } from "./feasibility-result.ts";
import type { GpuUses } from "./gpu-use.ts";
import type { InputResult } from "./input-result.ts";
import type { ListPrices } from "./list-prices.ts";
import type { OpenQuestion } from "./open-questions.ts";
import type { PathQuality } from "./path-quality.ts";
import type { PublishedComparison } from "./published-comparison.ts";
import type { ServingResult } from "./serving-result.ts";
import type { Spread } from "./spread.ts";
import type { SurpriseResult } from "./surprise-result.ts";
import type { BookValueLeft, YearResult } from "./year-result.ts";

/** A part of a recurring line, such as the input tokens of the model usage. */
export interface PartResult {
  readonly id: string;
  /** Id under which `explain` opens it. */
  readonly node: string;
  readonly totalUsd: number;
  readonly month13Usd: number;
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
  /** USD a month in the thirteenth (the last, where there are fewer) and in the last month; for recurring lines. */
  readonly month13Usd?: number;
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
  /**
   * Of the build as quoted, without the product, and a year of infrastructure: the basis of
   * `publishedShare`, whose infrastructure has the GPUs that answer and the store.
   */
  readonly shareAsPublished?: number;
  /** What article A publishes for this share; `Estimate.otherScope` says where it is no measure. */
  readonly publishedShare?: readonly [number, number];
}

/** One phase of the life of the system, at the medians; phases add up to the total. */
export interface PhaseResult {
  readonly phase: Phase;
  /** Id under which `explain` opens it; absent where no line of the path is in it. */
  readonly node?: string;
  /** USD over the horizon, build and running; without people's fallback. */
  readonly totalUsd: number;
  /** Of the path's total. */
  readonly share: number;
  /** What is published of the phase, where something is. */
  readonly published?: {
    readonly id: string;
    readonly says: string;
    /** It is called the largest part of the cost: whether it is here. */
    readonly isLargest?: boolean;
  };
}

/** What is published of upkeep and growth over five years, and the two readings of it here. */
export interface LifeShare {
  readonly id: string;
  /** At most; 0 to 1. */
  readonly publishedAtMost: number;
  /**
   * Updates, watching, security and the people for it, of the build as quoted and five years of running;
   * without people who review results. At the medians.
   */
  readonly upkeep: number;
  /** All that is paid after the launch, growth with it, on the same basis. */
  readonly afterLaunch: number;
}

/** What one path costs. All money is in USD. */
export interface PathResult {
  readonly id: PathId;
  readonly status: PathStatus;
  /** Name of the model. */
  readonly model: string;
  /** Who can serve the model: its vendor alone, any host, or you; absent where nobody says. */
  readonly sourcing?: "closed" | "open-through-host" | "open-on-own-machines";
  /** Name of the small model that takes a part of the calls. */
  readonly smallModel?: string;
  /** Whether and under which conditions it may be built. */
  readonly feasibility?: FeasibilityResult;
  readonly quality: PathQuality;
  /** Wholly priced, not ruled out, and at or above the quality floor. */
  readonly canWin: boolean;
  /** Machines of the path at the medians, in the thirteenth (the last, where there are fewer) and in the last month. */
  readonly machines?: {
    readonly id: string;
    readonly month13: number;
    readonly lastMonth: number;
  };
  /** How much of the rented GPUs works; absent where none are rented. */
  readonly gpus?: GpuUses;
  /** What serves it, how fast that is, and how sure; absent where nothing of one's own does. */
  readonly serving?: ServingResult;
  /** Totals are lower bounds when `status` is `partial`. */
  readonly buildUsd: Spread;
  /** As published quotes count it: without proof of concept and overrun. */
  readonly buildAsQuotedUsd: Spread;
  /** Of the thirteenth month, the first with upkeep (the last, where there are fewer), and of the last. */
  readonly month13Usd: Spread;
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
  /**
   * One outcome that ends well, at the success rate of the path: where people take over, all tasks do
   * (`usdPerTaskWithFallback`); where nobody does, or nobody is counted, `usdPerSuccess`.
   */
  readonly usdPerOutcome: Spread;
  /** Worth of the tasks that it ends well; absent when the plan does not say what one is worth. */
  readonly valueUsd?: Spread;
  /** That value less `totalUsd`. */
  readonly valueLessCostUsd?: Spread;
  /** From the first day of the build. */
  readonly monthsToLaunch: Spread;
  /** Share of the build that is AI, where the plan has a product around it; at the medians. */
  readonly genaiShare?: number;
  /** Share of draws in which it is the cheapest of those that can win; absent unless two can. */
  readonly chanceCheapest?: number;
  readonly years: readonly YearResult[];
  /** What the books have not yet written off at the end: with profit and loss of all years, the total. */
  readonly bookValueLeft: BookValueLeft;
  /** What is published for the path, beside ours on the same basis; empty where nothing is. */
  readonly published: readonly PublishedComparison[];
  /** What plans forget, the dearest first; at the medians. */
  readonly surprises: readonly SurpriseResult[];
  readonly categories: readonly CategoryResult[];
  /** The five phases, in the order of the life of the system. */
  readonly phases: readonly PhaseResult[];
  /** Absent unless the horizon is five years. */
  readonly lifeShare?: LifeShare;
  readonly lines: readonly LineResult[];
}

/** A path that cannot be built as stated; the notes say why. */
export interface RuledOutPath {
  readonly id: PathId;
  readonly status: "ruled-out";
  readonly model: string;
  readonly feasibility?: FeasibilityResult;
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
  /** Currency of the books, such as EUR, where it is not the US dollar. */
  readonly currency?: string;
  readonly seed: number;
  readonly draws: number;
  readonly sampling: "owen" | "plain";
  /** `partial` when a path leaves something out that has no price. */
  readonly status: "priced" | "partial" | "nothing-priced";
  /** The cheapest path of those that can win: see `comparison`. */
  readonly cheapest?: PathId;
  /** Whether paths are compared with what people cost who take over. */
  readonly comparedBy: "total" | "total-with-fallback";
  /** Absent unless two paths can win. */
  readonly comparison?: Comparison;
  readonly paths: readonly (PathResult | RuledOutPath)[];
  /** What drives the build and the total of the cheapest path, and the difference between two. */
  readonly drivers: readonly Drivers[];
  /** What the paths are held against: people do it all, a product is bought, a model is trained. */
  readonly baselines: readonly BaselineResult[];
  /** Why the published shares of a build are no measure for this plan; empty when they are. */
  readonly otherScope: readonly string[];
  /** Questions that the plan leaves open, those that move the total most first. */
  readonly openQuestions: readonly OpenQuestion[];
  readonly inputs: readonly InputResult[];
  readonly assumed: { readonly count: number; readonly of: number };
  /** How many inputs come from where. */
  readonly origins: Readonly<Record<Origin["kind"], number>>;
  /** The plan's own price book beside the vendors' list; absent where the plan takes the list. */
  readonly listPrices?: ListPrices;
  readonly notes: readonly EstimateNote[];
  /** Hash of every input with its source: what the catalog and the plan contributed. */
  readonly inputsSha256: string;
  /** Hash of all of the above but `inputs`, for which `inputsSha256` stands. */
  readonly resultSha256: string;
}
