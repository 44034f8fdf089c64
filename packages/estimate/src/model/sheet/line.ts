import type { Expression, Term } from "../../graph/index.ts";
import type { PathId } from "./path.ts";

/** What the money is for: the shares of A.share.* and what they leave out. Their totals sum. */
export type Category =
  | "engineering"
  | "product"
  | "data-preparation"
  | "integration"
  | "evaluation"
  | "review"
  | "infrastructure"
  | "compliance"
  | "model-usage"
  | "operations"
  | "maintenance"
  | "proof-of-concept"
  | "overrun"
  | "fallback";

/** When in the life of the system, after B.phase.*. */
export type Phase =
  | "model-selection"
  | "data-preparation"
  | "training"
  | "deployment"
  | "maintenance";

/** What a recurring cost is proportional to; see `volume/basis.ts`. */
export type Basis =
  | "month"
  | "task"
  | "task-at-token-prices"
  | `task-at-token-prices-${string}`
  | "task-at-wages"
  | "month-at-token-prices"
  | `month-at-token-prices-${string}`
  | "month-last"
  | "month-at-wages"
  | "month-of-free-credit"
  | "month-of-unused-commitment"
  | "month-at-wages-from-year-2"
  | "month-at-wages-of-first-year"
  | "month-at-wages-at-end"
  | "month-at-wages-after-end"
  | "month-at-end"
  | "month-after-end"
  | "machine-at-gpu-prices"
  | "machine-committed-at-gpu-prices"
  | "machine-unused-at-gpu-prices"
  | "machine-owned"
  | "machine-bought";

/** What all cost lines say about themselves. */
interface LineWords {
  readonly path: PathId;
  /** Name in ids: `model-usage` in `hosted.model-usage.total`. */
  readonly id: string;
  /** Name for people: `Model usage`. */
  readonly title: string;
  readonly doc: string;
  readonly category: Category;
  readonly phase: Phase;
  /** Bought from a seller, who adds tax; people's own work is not. Not bought when left out. */
  readonly bought?: boolean;
}

/** An amount of which a part is spent to own something for years, and the rest is used up; USD. */
export interface SplitAmount {
  readonly owned: Term;
  readonly usedUp: Term;
}

/** A cost that is paid once, before the launch. */
export interface BuildLine extends LineWords {
  /** USD. */
  readonly amount: Term | SplitAmount;
  /** People's work, to which the overrun of the project applies. */
  readonly overruns: boolean;
  /** Spent to own something for years, or used up; of a split amount, what names the line. */
  readonly spending: "capex" | "opex";
  /** Machines, which the books write off over their own life; software when left out. */
  readonly asset?: "hardware";
  /** Whether published quotes count it; they do when left out. */
  readonly quoted?: boolean;
}

/** One part of a recurring cost: a rate times what it is proportional to. */
export interface RunPart {
  /** Name in ids: `input` in `hosted.model-usage.input.total`. */
  readonly id: string;
  readonly doc: string;
  readonly basis: Basis;
  /** USD for one unit of the basis. */
  readonly rate: Term;
  /** Where a part of a line is bought and another is not. */
  readonly bought?: boolean;
}

/** A cost that comes back each month. */
export interface RunLine extends LineWords {
  /** Spent to own something for years, or used up; used up when left out. */
  readonly spending?: "capex" | "opex";
  readonly parts: readonly RunPart[];
}

/** A build line in the graph. */
export interface PlacedBuildLine extends Omit<BuildLine, "amount"> {
  /** USD. */
  readonly total: Expression;
  /** What of it is owned, and what is used up: one of the two, or both. */
  readonly spent: { readonly capex?: Expression; readonly opex?: Expression };
}

/** A recurring line in the graph. */
export interface PlacedRunLine extends Omit<RunLine, "parts"> {
  readonly parts: readonly {
    readonly id: string;
    readonly basis: Basis;
    readonly rate: Expression;
    readonly bought: boolean;
  }[];
  /** USD over the horizon. */
  readonly total: Expression;
}
