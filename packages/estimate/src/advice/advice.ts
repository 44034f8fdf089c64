import type { Meter, ModelType, SourcingRow } from "@outlay/pricing";
import type { ConditionId, FeasibilityState, PathId } from "../model/index.ts";

/** What is asked, beside the plan. */
export interface AdviceQuery {
  /** Id of a task of the catalog, `image.generation`; that of the plan's paths when left out. */
  readonly task?: string;
  /** Sellers known to meet the plan's rules, beside those that the plan names. */
  readonly sellers?: readonly string[];
  /** Work every candidate out, and not only the cheapest of each band. */
  readonly all?: boolean;
}

/** The work that models are looked for. */
export interface AskedTask {
  readonly id: string;
  readonly says: string;
  /** `inferred`: nobody said it; `why` says from what it was taken. */
  readonly origin: "asked" | "inferred";
  readonly why: string;
}

/**
 * Whether a kind of model is for the task: bought for it, trained by oneself for it, recommended by the
 * article and no longer so, or for other work.
 */
export type TypeState = "sold" | "to-build" | "of-the-past" | "other-work";

/** A kind of model, for or against. */
export interface TypeRuling {
  readonly type: ModelType;
  readonly state: TypeState;
  /** Why, in a sentence. */
  readonly why: string;
}

/** What rules a model out. */
export type RulingCode =
  /** The seller ends it before the plan starts. */
  | "ended"
  /** The seller ends it within the horizon. */
  | "ends-within-horizon"
  /** Its context is too short for calls of the plan. */
  | "context"
  /** An endpoint of another region than that of the plan's own model. */
  | "region"
  /** It is sold for work of another kind as well: drawing, speaking. */
  | "other-work"
  /** Its seller does not tune it, or a tuned one does not live to the end. */
  | "not-tuned"
  /** A price that the plan needs is not in the book. */
  | "unpriced"
  /** No machine serves it. */
  | "does-not-fit"
  /** A rule of the plan forbids the path: residency, latency. */
  | "rules"
  /** Dearer or later than `limits` allow, at middle values. */
  | "limit";

/** Why a model is no candidate. */
export interface RuledOutModel {
  readonly path: PathId;
  /** As a plan would name it. */
  readonly model: string;
  readonly name: string;
  /** Whether the plan names it. */
  readonly own: boolean;
  readonly code: RulingCode;
  readonly text: string;
}

/** A model that could stand in a path of the plan. */
export interface ModelAdvice {
  readonly path: PathId;
  /** As a plan would name it. */
  readonly model: string;
  readonly name: string;
  /** Whether the plan names it. */
  readonly own: boolean;
  readonly sourcing: "closed" | "open-through-host" | "open-on-own-machines" | "unknown";
  /** `ask-seller`: the plan's rules ask for something that nobody here knows of this seller. */
  readonly state: "allowed" | "allowed-with-conditions" | "ask-seller";
  readonly conditions: readonly { readonly id: ConditionId; readonly text: string }[];
  /** Building and running over the horizon, every input at its median. USD. */
  readonly totalUsd: number;
  /** The same, divided by the tasks. USD. */
  readonly usdPerTask: number;
  /** Running in the thirteenth month, or the last of a shorter horizon. USD. */
  readonly runMonthUsd: number;
  /** From the first day of the build to the launch. */
  readonly monthsToLaunch: number;
  /**
   * By what share of all tasks it may succeed less often than the plan's own model on this path and cost
   * no more, people who take over included; below zero: it has to succeed more often. Absent where they
   * are not counted, and of the plan's own.
   */
  readonly lessOften?: number;
  /** Longest input in tokens; absent: not known. */
  readonly context?: number;
  /** A count, where the weights are in the catalog. */
  readonly parameters?: number;
  readonly license?: string;
  /** Machines that serve it: `l40s-x1`. */
  readonly machine?: string;
  /** The vendor promises it until then only. */
  readonly promisedUntil?: string;
  /** Further names under which the same model is sold, dearer for this plan. */
  readonly alsoAs: readonly string[];
}

/** Candidates of one path. */
export interface PathAdvice {
  readonly path: PathId;
  /** Whether the plan has it. */
  readonly planned: boolean;
  /** Total with the plan's own model, even where that is none to choose now. USD; absent: it has no figure. */
  readonly ownUsd?: number;
  /** The cheapest first. */
  readonly candidates: readonly ModelAdvice[];
  /** They would be candidates, once their seller has agreed; the cheapest first. */
  readonly askSeller: readonly ModelAdvice[];
  readonly ruledOut: readonly RuledOutModel[];
  /** Models that meet what is screened, and were not worked out: dearer ones of their band. */
  readonly notWorkedOut: number;
  /** Why no model of this path was looked at. */
  readonly skipped?: string;
}

/** A model that is not part of a path: of images, sound, embeddings. */
export interface UnitPrice {
  /** As a plan would name it. */
  readonly model: string;
  readonly name: string;
  readonly weights?: "open" | "closed";
  readonly meter: Meter;
  /** USD for `per` units of the meter; two ends where it depends on size, quality or the like. */
  readonly usd: readonly [number, number];
  readonly per: number;
  readonly unit: string;
  readonly state: "allowed" | "ask-seller";
  readonly ends?: string;
  /** The last day for which a source shows the price. */
  readonly checked?: string;
}

/** Closed or open, for this plan. */
export interface SourcingRuling {
  readonly way: "closed" | "open-through-host" | "open-on-own-machines";
  /** `none-known`: the book has no model of which it says that it is one. */
  readonly state: FeasibilityState | "none-known";
  /** Why it is ruled out, or what is asked. */
  readonly why: readonly string[];
  /** The cheapest candidate. */
  readonly cheapest?: ModelAdvice;
  /** The article's row. */
  readonly row?: SourcingRow;
}

/** Where to start, by the article and by this plan. */
export interface StartAdvice {
  /** A path that may be taken, and when it launches. */
  readonly launches: readonly { readonly path: PathId; readonly months: number }[];
  /** The path to start on; absent where none may be taken. */
  readonly path?: PathId;
  /** Whether that is the article's rule, to start on a hosted model. */
  readonly asPublished: boolean;
  /** The cheapest over the horizon of the plan's own paths. */
  readonly cheapest?: PathId;
  /** The cheapest small open model at a host, of a size that the catalog knows. */
  readonly small?: ModelAdvice;
  /** The training alone of a model from nothing, at the middle of the draws, against tuning at the medians; USD. */
  readonly fromScratchUsd?: number;
  readonly tuning: readonly { readonly path: PathId; readonly usd: number }[];
}

/** What somebody published on a choice, and what stands against it. */
export interface PublishedAdvice {
  readonly id: string;
  readonly says: string;
  readonly but?: string;
}

/** Advice on models for a plan, or for a task without one. */
export interface Advice {
  readonly task: AskedTask;
  /** Other work of the plan that other models do. */
  readonly sideTasks: readonly AskedTask[];
  readonly types: readonly TypeRuling[];
  readonly sourcing: readonly SourcingRuling[];
  /** Models that write text, in the paths of the plan. */
  readonly paths: readonly PathAdvice[];
  /** Models for other work, by their unit prices, the cheapest of each meter first. */
  readonly units: readonly UnitPrice[];
  /** Models for other work that the plan's rules exclude, by reason. */
  readonly unitsRuledOut: readonly { readonly text: string; readonly models: readonly string[] }[];
  readonly start?: StartAdvice;
  /** What a reader of the figures must know, in sentences. */
  readonly notes: readonly string[];
  readonly published: readonly PublishedAdvice[];
}
