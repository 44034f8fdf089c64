import type { PriceContext } from "@outlay/pricing";
import { add, type Expression, mul, node, quantity, type Term } from "../../graph/index.ts";
import { addFeePrice, plainContext } from "../hosted/fee-price.ts";
import { instantOf } from "../hosted/find-model.ts";
import type { HostedModel, NamedModel } from "../hosted/hosted-model.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";

/**
 * Adds `<path>.evaluated-case`, USD / case: what it costs to run one case of the golden set through the
 * model and to have its answer judged, at the prices of the start.
 *
 *   calls × tokens × price + (question + answer + rubric) × price of the judge + grade × its price
 *
 * The judge is the model that the plan names, else the path's own. On machines of one's own the model
 * runs on machines that are paid for anyway, so only a judge that is named costs more; without one
 * there is no such node.
 *
 * @param model the model of a path through an API
 * @param call USD for one call of it, tokens × price
 */
export function addEvaluatedCase(
  context: ModelContext,
  path: PathId,
  model?: HostedModel,
  call?: Term,
): Expression | undefined {
  const { sheet, start, usage, named } = context;
  const judge = named.judge ?? model;
  if (judge === undefined) return undefined;
  const judged = judging(context, path, judge, plainContext(instantOf(start)));
  if (judged === undefined && call === undefined) return undefined;
  const answered =
    call === undefined ? [] : [mul(usage.callsPerTask, call, quantity(1, "task / case"))];
  return sheet.step(
    `${path}.evaluated-case`,
    "USD / case",
    `One case of the golden set: ${call === undefined ? "" : "its calls, tokens × price, and "}its answer judged by ${judge.name}.`,
    add(...answered, ...(judged === undefined ? [] : [judged])),
  );
}

/** USD / case for judging one answer; nothing, and a note, where the judge has no price. */
function judging(
  { sheet, usage }: ModelContext,
  path: PathId,
  judge: NamedModel,
  at: PriceContext,
): Term | undefined {
  const price = (meter: "input_text" | "output_text") =>
    addFeePrice(sheet, judge, meter, at, "USD / token", "One token");
  const [input, output] = [price("input_text"), price("output_text")];
  if (input === undefined || output === undefined) {
    sheet.note({
      code: "unpriced",
      path,
      text: `The book ${judge.book.id} has no price for text of ${judge.provider}/${judge.id}; evaluation leaves the judge out.`,
    });
    return undefined;
  }
  const one = quantity(1, "call / case");
  return add(
    mul(
      add(
        mul(add(node("workload.input_tokens"), usage.outputTokens), one),
        sheet.assume("evaluation.judge-tokens", "Rubric and right answer that a judge reads."),
      ),
      input,
    ),
    mul(sheet.assume("evaluation.judge-output", "Grade that a judge writes."), output),
  );
}
