import type {
  Advice,
  Estimated,
  EstimateFacts,
  ModelCandidate,
  OldPrices,
  Plan,
} from "@outlay/estimate";

/** All that a report is made of. */
export interface ReportSource {
  readonly estimated: Estimated;
  readonly plan: Plan;
  readonly facts: EstimateFacts;
  readonly candidates: readonly ModelCandidate[];
  readonly oldPrices: OldPrices;
  /** Which models could do it; absent: the report says nothing of others. */
  readonly advice?: Advice;
  /** Name of the plan's file, without its folders. */
  readonly file: string;
  /** Day on which it is made: `2026-11-23`. */
  readonly day: string;
  /** Options that change the result, as they were given: `--set`, `workload.tasks=300k / month`. */
  readonly options?: readonly string[];
  /** Version of Outlay. */
  readonly outlay: string;
  /** Whether the plan is as it was approved, in a sentence; absent where it never was. */
  readonly approved?: string;
}
