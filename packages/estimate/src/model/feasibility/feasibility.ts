import type { PathId } from "../sheet/path.ts";

/** Whether a path may be taken. */
export type FeasibilityState = "allowed" | "allowed-with-conditions" | "ruled-out";

/** What has to be agreed, built or shown before a path may be taken. */
export type ConditionId =
  | "data-processing-agreement"
  | "business-associate-agreement"
  | "zero-retention"
  | "region-pinned"
  | "government-region"
  | "audit-trail"
  | "human-oversight"
  | "independent-validation"
  | "system-validation"
  | "compliance-review"
  | "latency-proof"
  | "mlops-partner"
  | "gpu-capacity"
  | "own-premises-machines"
  | "own-premises-services"
  | "own-premises-training"
  | "migration-before-end";

/** One condition of a path. */
export interface Condition {
  readonly id: ConditionId;
  /** One sentence for people. */
  readonly text: string;
  /** Why it is one: a regime, a key of the plan, a published figure. */
  readonly source: string;
  /** Node with what it costs, USD; a part of a line that is in the totals. */
  readonly node?: string;
  /** Node with the time that it takes, weeks; a part of the months to the launch. */
  readonly weeks?: string;
}

/** What a published source says of such paths, for a reader to hold beside the answer. */
export interface PublishedConstraint {
  /** Its id in the list of published figures, e.g. `A.constraint.residency`. */
  readonly id: string;
  readonly text: string;
}

/** The answer for one path. */
export interface Feasibility {
  readonly path: PathId;
  readonly state: FeasibilityState;
  /** Why it is ruled out; empty otherwise. */
  readonly reasons: readonly string[];
  readonly conditions: readonly Condition[];
  readonly published: readonly PublishedConstraint[];
}

/** A condition before its lines are written: with the hours that it adds, where it adds some. */
export interface PlannedCondition extends Condition {
  /** Row of the defaults with its hours, and the build line that they are a part of. */
  readonly hours?: { readonly row: string; readonly line: "compliance" | "evaluation" };
  /** Node that is above zero where it is one, with every input at its middle; always one when left out. */
  readonly where?: string;
}

/** What the rules of a plan say of a path, before its lines are written. */
export interface PlannedFeasibility {
  readonly reasons: readonly string[];
  readonly conditions: readonly PlannedCondition[];
  readonly published: readonly PublishedConstraint[];
}
