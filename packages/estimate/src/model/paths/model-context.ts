import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { NamedModels } from "../hosted/named-models.ts";
import type { PlanOffers } from "../self-hosted/offers-of-plan.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import type { BookYear, FiscalYear } from "../volume/fiscal-year.ts";

/** What the lines of every path are made of. */
export interface ModelContext {
  readonly sheet: Sheet;
  readonly plan: Plan;
  /** With the machines that the plan may rent only. */
  readonly facts: EstimateFacts;
  readonly offers: PlanOffers;
  /** First month, `YYYY-MM`. */
  readonly start: string;
  /** Length of the horizon. */
  readonly months: number;
  /** Fiscal years after the launch. */
  readonly years: readonly FiscalYear[];
  /** Fiscal years of the books, those before the launch too. */
  readonly bookYears: readonly BookYear[];
  readonly usage: TaskUsage;
  readonly call: TypicalCall;
  /** Models that the plan names beside those of its paths. */
  readonly named: NamedModels;
}
