import type { Expression } from "../../graph/index.ts";

/** What training costs on a path, whoever does it. */
export interface TrainingCost {
  /** USD for one run, failed or not ("USD / run"). */
  readonly perRun: Expression;
  /** The same for the model that takes the place of this one at its announced end. */
  readonly perRunOfNext?: Expression;
  /** How a run is paid, for people: `tokens × price of training`. */
  readonly words: string;
}
