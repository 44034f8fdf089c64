import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Draws the tokens in and out together, by the rank correlation that the plan states: long questions
 * get long answers. Where one of the two is a fixed number there is nothing to draw together.
 */
export function correlateTokens(sheet: Sheet, plan: Plan): void {
  const { token_correlation: stated, input_tokens: input, output_tokens: output } = plan.workload;
  if (stated?.distribution.kind !== "point") return;
  const rank = stated.distribution.value;
  if (input.distribution.kind === "point" || output.distribution.kind === "point") {
    sheet.note({
      code: "input-unused",
      text: "workload.token_correlation is not used: input_tokens or output_tokens is a fixed number, and only two ranges can be drawn together.",
    });
    return;
  }
  sheet.graph.correlate({
    inputs: ["workload.input_tokens", "workload.output_tokens"],
    matrix: [
      [1, rank],
      [rank, 1],
    ],
    measure: "rank",
  });
}
