import type { Origin } from "../graph/index.ts";
import type { Owner } from "./checklist.ts";

/** An input of the estimate, with where it comes from. */
export interface InputResult {
  readonly id: string;
  readonly doc: string;
  readonly unit: string;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Its source, and the day on which that was last read, where it is known (`checked`). */
  readonly origin: Origin;
  /** Who can say whether it is right: the owner of the question of the checklist that it belongs to. */
  readonly owner: Owner;
  /** Key of the plan that replaces it, `inputs.<default>` where it has no other; absent for facts of the catalog. */
  readonly key?: string;
}
