import { type Expression, mul, sub } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addWrongFromCache } from "./response-cache.ts";

/**
 * Share of all tasks that end in success: the model's success rate, less the tasks that are paid for and
 * lost, and those to which a response cache gives the answer to another question. The success rate
 * itself where the plan has neither.
 */
export function addSuccessShare(
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  rate: Expression,
): Expression {
  const { failure_share: failure } = plan.workload;
  const wrong = addWrongFromCache(sheet, plan);
  if (failure === undefined && wrong === undefined) return rate;
  const lost =
    failure === undefined
      ? []
      : [
          sub(
            1,
            sheet.believe({
              id: "workload.failure_share",
              doc: "Share of tasks that fail for good: paid for and lost.",
              plan: failure,
              key: "workload.failure_share",
            }),
          ),
        ];
  return sheet.shared(
    `${path}.success-share`,
    "share",
    "Share of all tasks that end in success without a person: success rate of the model, less tasks that are lost and wrong answers from the response cache.",
    () => mul(rate, ...lost, ...(wrong === undefined ? [] : [sub(1, wrong)])),
  );
}
