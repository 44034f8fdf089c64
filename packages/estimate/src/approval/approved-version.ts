import type { Distribution } from "../distribution/index.ts";
import type { Origin } from "../graph/index.ts";
import type { PathId, PathStatus } from "../model/index.ts";
import type { Estimate } from "../result/index.ts";

/** An input as it was approved: what was believed, and where it came from. */
export interface ApprovedInput {
  readonly id: string;
  readonly unit: string;
  readonly distribution: Distribution;
  readonly origin: Origin["kind"];
  readonly source: string;
  /** The day the source was last read. */
  readonly checked?: string;
}

/** A line of cost as it was approved, in USD over the horizon with every input at its median. */
export interface ApprovedLine {
  readonly id: string;
  readonly title: string;
  readonly totalUsd: number;
}

/** USD below which a share of the simulated futures lies: `p80` is passed in one of five. */
export interface ApprovedSpread {
  readonly p10: number;
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
}

/** The figures of a path as they were approved; the path that is ruled out has none. */
export interface ApprovedPath {
  readonly id: PathId;
  readonly status: PathStatus;
  readonly model: string;
  readonly buildUsd?: ApprovedSpread;
  readonly runUsd?: ApprovedSpread;
  /** Build and run, without people who take over. */
  readonly totalUsd?: ApprovedSpread;
  readonly totalWithFallbackUsd?: ApprovedSpread;
  readonly lines: readonly ApprovedLine[];
}

/**
 * A version of a plan that somebody approved: all that is needed to say later what has changed, and
 * to calculate it again.
 */
export interface ApprovedVersion {
  /** 1, 2, 3 … in the order of approval. */
  readonly version: number;
  /** When, in UTC: `2026-11-23T12:00:00Z`. */
  readonly at: string;
  readonly by?: string;
  readonly note?: string;
  /** Version of Outlay that calculated it. */
  readonly outlay: string;
  readonly seed: number;
  readonly draws: number;
  readonly sampling: Estimate["sampling"];
  readonly start: string;
  readonly months: number;
  readonly status: Estimate["status"];
  readonly cheapest?: PathId;
  readonly comparedBy: Estimate["comparedBy"];
  readonly paths: readonly ApprovedPath[];
  readonly inputs: readonly ApprovedInput[];
  /** The plan's file, word by word. */
  readonly planText: string;
  readonly planTextSha256: string;
  /** Hash of what the plan means, whatever its words. */
  readonly planSha256: string;
  /** Hash of the inputs that come from the catalog. */
  readonly factsSha256: string;
  /** Hashes of the estimate, as `outlay estimate --json` gives them. */
  readonly inputsSha256: string;
  readonly resultSha256: string;
  /** Hash of the version before: a version that is taken out is missed. */
  readonly previousSha256?: string;
  /** Hash of all of the above. */
  readonly sha256: string;
}

/** The file beside a plan that holds its approved versions; the last is the baseline. */
export interface Approvals {
  readonly schemaVersion: 1;
  readonly kind: "outlay-approvals";
  /** Name of the plan's file, without its folder. */
  readonly plan: string;
  readonly versions: readonly ApprovedVersion[];
}
