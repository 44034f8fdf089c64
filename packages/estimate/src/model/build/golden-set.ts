import { type Expression, mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { isTuned, type PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { isRegulated } from "./labour.ts";

/** A tuned model, or a regulated use, is tried on twice as many cases: 300 for 150. Assumption. */
const thorough = 2;

/**
 * Cases of the evaluation set of a path: what the plan states; else the default, twice as many for a
 * tuned model and a regulated plan.
 *
 * @returns node `<path>.golden-set`, unit case
 */
export const addGoldenSet = (sheet: Sheet, plan: Plan, path: PathId): Expression =>
  sheet.shared(
    `${path}.golden-set`,
    "case",
    "Cases of the evaluation set; twice the default for a tuned model and a regulated plan.",
    () => {
      const stated = plan.quality?.golden_set;
      const cases = sheet.believe({
        id: "quality.golden_set",
        doc: "Cases of the evaluation set.",
        plan: stated,
        default: "evaluation.cases",
      });
      const more = stated === undefined && (isTuned(path) || isRegulated(plan));
      return mul(cases, more ? thorough : 1);
    },
  );
