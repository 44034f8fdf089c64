import { mul, node, type Term } from "../../graph/index.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { Basis, RunPart } from "../sheet/line.ts";
import type { ApiPath } from "../sheet/path.ts";
import { ofReached } from "../usage/response-cache.ts";
import { addSmallShare } from "./route.ts";

/** What a task costs on the large model, in the months of one basis. */
export interface ShadowCost {
  /** Beginning of the name of the part: `next-`. */
  readonly prefix: string;
  readonly basis: Basis;
  /** USD / task, tests and retries included. */
  readonly cost: Term;
}

/** Node of what a task's shadow calls cost. */
export const shadowRate = (path: ApiPath, prefix: string): string =>
  `${path}.routing.${prefix}shadow.rate`;

/**
 * What it takes to send a part of the tasks to a small model: a classifier that decides, for each task,
 * and shadow calls, a part of the small model's tasks that the large one answers too, so that somebody
 * sees when quality falls. What the two caches lose against one is in the tokens of model usage.
 */
export function addRouting(
  { sheet, plan }: ModelContext,
  path: ApiPath,
  shadows: readonly ShadowCost[],
): void {
  const watched = mul(
    addSmallShare(sheet, plan),
    sheet.assume(
      "routing.shadow-share",
      "Share of the small model's tasks that the large one answers too, to watch the quality.",
    ),
  );
  const parts: RunPart[] = [
    {
      id: "classifier",
      doc: "Deciding which model gets a task.",
      basis: "task",
      rate: ofReached(
        sheet,
        mul(
          sheet.assume("routing.classifier", "Deciding which model gets a task."),
          node("usage.with-nonproduction"),
        ),
      ),
    },
    ...shadows.map(
      ({ prefix, basis, cost }): RunPart => ({
        id: `${prefix}shadow`,
        doc: "Tasks of the small model that the large one answers too, to watch the quality.",
        basis,
        rate: mul(watched, cost),
      }),
    ),
  ];
  sheet.run({
    path,
    id: "routing",
    title: "Routing to a small model",
    doc: "Classifier for each task, and shadow calls of the large model.",
    category: "model-usage",
    phase: "deployment",
    bought: true,
    parts,
  });
}
