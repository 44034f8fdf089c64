import type { Origin } from "../graph/index.ts";

/** An input of the estimate, with where it comes from. */
export interface InputResult {
  readonly id: string;
  readonly doc: string;
  readonly unit: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly origin: Origin;
  /** Key of the plan that replaces it, `inputs.<default>` where it has no other; absent for facts of the catalog. */
  readonly key?: string;
}
