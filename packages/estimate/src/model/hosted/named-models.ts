import { fail, type Issue, issueAt, type Located, type Outcome, ok } from "@outlay/document";
import type { Plan } from "../../plan/index.ts";
import type { EstimateFacts } from "../facts.ts";
import { plainContext } from "./fee-price.ts";
import { findModel, instantOf } from "./find-model.ts";
import type { NamedModel } from "./hosted-model.ts";
import { findPrice } from "./token-price.ts";

/** Models of the price book that a plan names beside those of its paths. */
export interface NamedModels {
  /** Judges the answers of the golden set. */
  readonly judge?: NamedModel;
  /** Draws images. */
  readonly image?: NamedModel;
  /** Makes the embeddings of the documents. */
  readonly embedding?: NamedModel;
}

/** A judge reads and writes; without a price for both, what it costs would be unknown. */
function unpricedJudge(
  { book, prices }: NamedModel,
  named: Located<string> | undefined,
  start: string,
): Issue[] {
  const at = plainContext(instantOf(start));
  const missing = (["input_text", "output_text"] as const).filter(
    (meter) => findPrice(prices, meter, at) === undefined,
  );
  if (missing.length === 0 || named === undefined) return [];
  return [
    issueAt(named.at, {
      code: "wrong_value",
      message: `the price book ${book.id} has no price of ${named.value} for ${missing.join(" and ")}`,
      expected: "a model that reads and writes text, with a price for both",
    }),
  ];
}

/**
 * Finds them, or says what is wrong with each name.
 *
 * @param start first month of the plan, `YYYY-MM`
 */
export function findNamedModels(
  plan: Plan,
  facts: EstimateFacts,
  start: string,
): Outcome<NamedModels, readonly Issue[]> {
  const issues: Issue[] = [];
  const find = (named: Located<string> | undefined): NamedModel | undefined => {
    if (named === undefined) return undefined;
    const found = findModel(plan, facts, start, named);
    if (found.ok) return found.value;
    issues.push(found.error);
    return undefined;
  };
  const judge = find(plan.quality?.judge);
  if (judge !== undefined) issues.push(...unpricedJudge(judge, plan.quality?.judge, start));
  const image = find(plan.workload.image_model);
  const embedding = find(plan.retrieval?.embedding_model);
  if (issues.length > 0) return fail(issues);
  return ok({
    ...(judge === undefined ? {} : { judge }),
    ...(image === undefined ? {} : { image }),
    ...(embedding === undefined ? {} : { embedding }),
  });
}
