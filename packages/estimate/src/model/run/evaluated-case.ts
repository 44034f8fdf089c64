import type { PriceContext } from "@outlay/pricing";
import { add, mul, quantity, type Term } from "../../graph/index.ts";
import { plainContext } from "../hosted/fee-price.ts";
import { instantOf } from "../hosted/find-model.ts";
import type { HostedModel, NamedModel } from "../hosted/hosted-model.ts";
import { addPriceTerms } from "../hosted/price-terms.ts";
import { stagesOf } from "../hosted/stages.ts";
import { addTokenPrice, findPrice } from "../hosted/token-price.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { Basis } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import { addInputText } from "../usage/input-text.ts";
import { addStageMonths, monthsOfStage } from "../volume/model-end.ts";

/** A part of what one case of the golden set costs, and the months in which it does. */
export interface EvaluatedPart {
  readonly id: string;
  readonly doc: string;
  readonly basis: Basis;
  /** USD / case. */
  readonly perCase: Term;
}

/**
 * What it costs to run one case of the golden set through the model and to have its answer judged:
 *
 *   calls × tokens × price + (question + answer + rubric) × price of the judge + grade × its price
 *
 * The judge is the model that the plan names, else the path's own. Where the path's model ends and another
 * takes its place, so does its part: each in its months, at its prices. On machines of one's own the model
 * runs on machines that are paid for anyway, so only a judge that is named costs more.
 *
 * Adds `<path>.evaluated-case`, USD / case at the start, unless nothing costs anything.
 *
 * @param model the model of a path through an API
 * @param calls USD for one call of it and of those that follow it; none where a fixed fee stands for them
 */
export function addEvaluatedCase(
  context: ModelContext,
  path: PathId,
  model?: HostedModel,
  calls: readonly Term[] = [],
): readonly EvaluatedPart[] {
  const { judge } = context.named;
  const own = model === undefined ? [] : ownParts(context, path, model, calls);
  const parts = judge === undefined ? own : [...own, ...judgePart(context, path, judge)];
  const first = parts.filter(({ basis }) => !basis.includes("-after-end"));
  if (first.length > 0) {
    context.sheet.step(
      `${path}.evaluated-case`,
      "USD / case",
      `One case of the golden set: ${calls.length === 0 ? "" : "its calls, tokens × price, and "}its answer judged by ${(judge ?? model)?.name}.`,
      add(...first.map(({ perCase }) => perCase)),
    );
  }
  return parts;
}

/** The calls of a case and, where the path's own model judges, its grade: of each model in its months. */
function ownParts(
  context: ModelContext,
  path: PathId,
  model: HostedModel,
  calls: readonly Term[],
): EvaluatedPart[] {
  const { sheet, plan, usage, months, years, named } = context;
  const stages = stagesOf(model, months, "");
  if (stages.length > 1) addStageMonths(sheet, plan, path, years, stages);
  return stages.flatMap(({ model: used, prefix, basis }, at): EvaluatedPart[] => {
    const call = calls[at];
    const judged =
      named.judge === undefined
        ? judging(context, path, used, plainContext(used.context.at), used.priceId)
        : undefined;
    const { factor } = addPriceTerms(sheet, plan, used);
    const terms = [
      ...(call === undefined ? [] : [mul(usage.callsPerTask, call, quantity(1, "task / case"))]),
      ...(judged === undefined ? [] : [factor === undefined ? judged : mul(judged, factor)]),
    ];
    return terms.length === 0
      ? []
      : [
          {
            id: `${prefix}runs`,
            doc: `Runs of the golden set through ${used.name}${judged === undefined ? "" : ", which judges the answers too"}.`,
            basis: monthsOfStage(basis),
            perCase: add(...terms),
          },
        ];
  });
}

/** The grades of a judge that the plan names, over the whole horizon. */
function judgePart(context: ModelContext, path: PathId, judge: NamedModel): EvaluatedPart[] {
  const at = plainContext(instantOf(context.start));
  const judged = judging(context, path, judge, at, `price.${judge.provider}.${judge.id}`);
  return judged === undefined
    ? []
    : [
        {
          id: "judge",
          doc: `Answers of the golden set, judged by ${judge.name}.`,
          basis: "month-at-token-prices",
          perCase: judged,
        },
      ];
}

/** USD / case for judging one answer; nothing, and a note, where the judge has no price. */
function judging(
  { sheet, plan, usage }: ModelContext,
  path: PathId,
  judge: NamedModel,
  at: PriceContext,
  priceId: string,
): Term | undefined {
  const price = (meter: "input_text" | "output_text"): Term | undefined => {
    const found = findPrice(judge.prices, meter, at);
    if (found === undefined) return undefined;
    return addTokenPrice(sheet, `${priceId}.${meter}`, `One token at ${judge.name}.`, found);
  };
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
        mul(add(addInputText(sheet, plan), usage.outputTokens), one),
        sheet.assume("evaluation.judge-tokens", "Rubric and right answer that a judge reads."),
      ),
      input,
    ),
    mul(sheet.assume("evaluation.judge-output", "Grade that a judge writes."), output),
  );
}
