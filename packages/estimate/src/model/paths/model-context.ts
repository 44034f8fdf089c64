import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { TaskUsage } from "../usage/tokens.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import type { FiscalYear } from "../volume/fiscal-year.ts";

/** What the lines of every path are made of. */
export interface ModelContext {
  readonly sheet: Sheet;
  readonly plan: Plan;
  readonly facts: EstimateFacts;
  /** First month, `YYYY-MM`. */
  readonly start: string;
  /** Length of the horizon. */
  readonly months: number;
  readonly years: readonly FiscalYear[];
  readonly usage: TaskUsage;
  readonly call: TypicalCall;
}
