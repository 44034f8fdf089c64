import { type Expression, mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addBuildRate } from "../build/labour.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { PlannedCondition } from "./feasibility.ts";

/**
 * What conditions cost that add hours to a build line: `<path>.condition.<id>`, hours × rate, USD.
 *
 * @param line only those that are a part of this line
 */
export const addConditionHours = (
  sheet: Sheet,
  plan: Plan,
  path: PathId,
  conditions: readonly PlannedCondition[],
  line: "compliance" | "evaluation",
): Expression[] =>
  conditions.flatMap(({ id, text, hours }) =>
    hours?.line === line
      ? [
          sheet.step(
            `${path}.condition.${id}`,
            "USD",
            `${text} Hours × rate.`,
            mul(
              sheet.assume(hours.row, `Hours for a condition: ${id}.`),
              addBuildRate(sheet, plan),
            ),
          ),
        ]
      : [],
  );
