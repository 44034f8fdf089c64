import type { PlannedFeasibility } from "../feasibility/feasibility.ts";
import type { Sourcing } from "../hosted/hosted-model.ts";
import type { Fleet } from "../self-hosted/choose-fleet.ts";
import type { PathId } from "../sheet/path.ts";

/**
 * State of a path: `priced` all of it; `partial` something has no price and is left out of the
 * totals; `ruled-out` it cannot be built as stated.
 */
export type PathStatus = "priced" | "partial" | "ruled-out";

/** What a path is built on. */
export interface BuiltPath {
  readonly id: PathId;
  readonly status: PathStatus;
  /** Name of the model, for people. */
  readonly model: string;
  /** Whether anyone may serve the model of an API; absent where the catalog does not say. */
  readonly sourcing?: Sourcing;
  /** Name of the small model that takes a share of the tasks of an API, for people. */
  readonly smallModel?: string;
  /** The machine as sold, where machines are rented. */
  readonly machine?: string;
  /** The fleets that were considered, where machines are rented; the first is taken. */
  readonly fleets?: readonly Fleet[];
  /** What the rules of the plan say of it; absent where it cannot be built as stated. */
  readonly planned?: PlannedFeasibility;
}
