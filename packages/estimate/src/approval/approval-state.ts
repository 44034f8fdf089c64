import type { Issue } from "@outlay/document";
import type { PathId } from "../model/index.ts";
import type { Gap, KeyEffect } from "../result/index.ts";
import type { ApprovedInput, ApprovedPath } from "./approved-version.ts";

/** A fact of the catalog that is not as it was approved; absent where it was not or is not used. */
export interface FactChange {
  readonly id: string;
  readonly unit: string;
  readonly was?: ApprovedInput;
  readonly is?: ApprovedInput;
}

/** A line of the approved plan that is calculated otherwise today. */
export interface LineChange {
  readonly path: PathId;
  readonly id: string;
  readonly title: string;
  readonly wasUsd?: number;
  readonly isUsd?: number;
}

/** The figures of a path that are held against one another. */
export type ApprovedFigures = Pick<
  ApprovedPath,
  "buildUsd" | "runUsd" | "totalUsd" | "totalWithFallbackUsd"
>;

/** What a path costs as approved and as of today; absent where it has no figures. */
export interface HeadlineChange {
  readonly path: PathId;
  readonly was?: ApprovedFigures;
  readonly is?: ApprovedFigures;
}

/** What the changes of the plan alone cost. */
export interface PlanEffect {
  /** Path of the approved plan, and of the plan of today. */
  readonly a: PathId;
  readonly b: PathId;
  /** Months that are compared: the shorter of the two horizons. */
  readonly months: number;
  /** Figure below the path: `total-with-fallback` where both count the people who take over. */
  readonly of: string;
  readonly usd: Gap;
}

/** A plan of today beside its approved version. Plain data: this is also its JSON form. */
export interface ApprovalState {
  readonly version: number;
  readonly at: string;
  readonly by?: string;
  readonly note?: string;
  readonly state: "unchanged" | "changed";
  /** The plan's file has other words that mean the same. */
  readonly reworded: boolean;
  readonly outlay: { readonly was: string; readonly is: string };
  /** Keys of the plan that differ in meaning: `a` as approved, `b` as of today. */
  readonly keys: readonly KeyEffect[];
  /** Why the approved text is no longer a plan, or names what is no longer known. */
  readonly unreadable?: readonly Issue[];
  /** Facts that the approved plan would take today and that are not as approved. */
  readonly facts: readonly FactChange[];
  /** Lines of the approved plan that come to another amount today, every input at its median. */
  readonly lines: readonly LineChange[];
  readonly cheapest: { readonly was?: PathId; readonly is?: PathId };
  readonly headline: readonly HeadlineChange[];
  /**
   * Plan of today less approved plan, both with the facts of today and the same draws; absent where
   * no key changed, or where one of the two cannot be calculated.
   */
  readonly planEffect?: PlanEffect;
}
