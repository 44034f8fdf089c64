import type { PathId } from "../model/index.ts";
import type { LimitId } from "./limit-figures.ts";

/** How a limit stands. `unknown`: what is known lies within it, and something is missing. */
export type LimitOutcome = "holds" | "broken" | "unknown";

/** A limit beside the draws of its figure. Amounts are in the unit of the limit. */
export interface JudgedLimit {
  /** Id under which `explain` opens it. */
  readonly node: string;
  /** Month after the launch, from 1, of the dearest month; for `run_month`. */
  readonly month?: number;
  /** The dearest fiscal year; for `fiscal_year`. */
  readonly year?: number;
  /** What is passed with just the chance that is allowed: the quantile at 1 − `chanceOfExceeding`. */
  readonly figure: number;
  /** The middle of the draws. */
  readonly p50: number;
  /** Share of the draws that lie beyond the limit. */
  readonly chance: number;
  /**
   * Standard error of `chance`, √(p(1 − p) ÷ draws): that of independent draws. Stratified ones, as
   * ours, vary less (Owen 1997 bounds them by n ÷ (n − 1) of it), so it errs on the safe side.
   */
  readonly standardError: number;
  readonly draws: number;
  /** `figure` less the limit: by how much it is broken; below zero, what is left. */
  readonly over: number;
  /** The chance lies within two standard errors of the one that is allowed: other draws may say otherwise. */
  readonly tooClose: boolean;
  /** The figure leaves out what has no price. */
  readonly lowerBound: boolean;
}

/** One limit of the plan. */
export interface LimitResult {
  readonly id: LimitId;
  /** `limits.total`. */
  readonly key: string;
  /** As written: `$2M`. */
  readonly text: string;
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
  readonly unit: string;
  readonly limit: number;
  readonly outcome: LimitOutcome;
  /** Absent where the path has no figures. */
  readonly judged?: JudgedLimit;
}

/** All limits of a plan, held against one path. Plain data: this is also its JSON form. */
export interface LimitResults {
  /** Share of the draws that may lie beyond a limit. */
  readonly chanceOfExceeding: number;
  /** Whether the plan says so; else it is even odds. */
  readonly chanceStated: boolean;
  readonly path?: PathId;
  /**
   * Why this path: the plan names it, it is the cheapest that can win, or it is the first with figures
   * because none can win.
   */
  readonly pathBy: "plan" | "cheapest" | "none-can-win";
  /** Cost alone does not say which path is the cheapest, so the path itself may change. */
  readonly pathTooClose: boolean;
  /** Why there is nothing to judge: the path is ruled out, was not asked for, or none is priced. */
  readonly missing?: "ruled-out" | "not-calculated" | "nothing-priced";
  /** In the order of the plan language. */
  readonly limits: readonly LimitResult[];
  /** `broken` when one is, else `unknown` when one is, else `holds`. */
  readonly outcome: LimitOutcome;
}
