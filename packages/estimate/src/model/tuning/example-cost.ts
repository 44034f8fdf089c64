import { div, type Expression, min, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import { addBuildRate } from "../build/labour.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addLabelCost } from "./label-cost.ts";
import { addExamples } from "./tuning-inputs.ts";

/** What people cost who make the examples ready for a first training, in USD. */
export interface ExampleCost {
  readonly labels: Expression;
  readonly review: Expression;
}

/**
 * Labels: examples × share whose answer is still to be written × cost of a label.
 * Review: examples looked at (a count, never more than there are) × minutes × rate of the build.
 */
export function addExampleCost(sheet: Sheet, plan: Plan): ExampleCost {
  const examples = addExamples(sheet, plan);
  const labels = sheet.shared("tuning.labels", "USD", "Labels of the examples.", () =>
    mul(
      examples,
      sheet.believe({
        id: "tuning.label_share",
        doc: "Share of the examples whose answer people have yet to write.",
        plan: plan.tuning?.label_share,
        key: "tuning.label_share",
        default: "tuning.label-share",
      }),
      quantity(1, "label / example"),
      addLabelCost(sheet),
    ),
  );
  const review = sheet.shared("tuning.review", "USD", "Review of the examples.", () =>
    mul(
      min(
        examples,
        sheet.believe({
          id: "tuning.reviewed_examples",
          doc: "Examples that a person looks at before training.",
          plan: plan.tuning?.reviewed_examples,
          key: "tuning.reviewed_examples",
          default: "tuning.reviewed-examples",
        }),
      ),
      div(
        sheet.assume("tuning.example-review", "Time of a person for one example."),
        quantity(60, "minute / hour"),
      ),
      addBuildRate(sheet, plan),
    ),
  );
  return { labels, review };
}
