import { median } from "../distribution/index.ts";
import { pointAt } from "../graph/index.ts";
import { buildModel, type EstimateFacts, isApi, type PathId } from "../model/index.ts";
import { countsFallback } from "../model/outcome/counts-fallback.ts";
import { defaultRow, likelyValue } from "../model/sheet/input.ts";
import type { Plan } from "../plan/index.ts";
import type { Estimated } from "./estimate.ts";
import { type SmallModel, smallApiModels, smallOpenModels } from "./small-models.ts";

/** A smaller model in the place of a path's own, all else as in the plan; at the medians. */
export interface ModelCandidate extends SmallModel {
  readonly path: PathId;
  /** Its name, for people. */
  readonly name: string;
  /** Build and running cost over the horizon. USD. */
  readonly totalUsd: number;
  /** What it costs less than the path's own model. USD. */
  readonly savesUsd: number;
  /**
   * By what share of all tasks it may succeed less often than the path's own model and still be the
   * cheaper, people who take over included; absent where they are not counted.
   */
  readonly lessOften?: number;
  /** Whether a golden set of a few hundred tasks can show that; absent where `lessOften` is. */
  readonly measurable?: boolean;
}

/**
 * Smaller models as candidates for each path that can win. Nobody knows here how often they succeed:
 * the answer is how much less often they may.
 */
export function modelCandidates(
  plan: Plan,
  facts: EstimateFacts,
  { model, centre }: Estimated,
): readonly ModelCandidate[] {
  // What is too close to call between two paths is too close between two models.
  const least = likelyValue(defaultRow(model.defaults, "verdict.close-slack").distribution);
  return model.compared.flatMap((path) => {
    const models = isApi(path)
      ? smallApiModels(plan, path, { ...facts, defaults: model.defaults }, model.start)
      : smallOpenModels(plan, path, facts);
    return models.flatMap((small): ModelCandidate[] => {
      const other = totalWith(plan, facts, path, small.model);
      const savesUsd = other === undefined ? 0 : centre.value(`${path}.total`) - other.totalUsd;
      if (other === undefined || savesUsd <= 0) return [];
      const byPeople = countsFallback(plan)
        ? centre.value("basis.task-at-wages.sum") * centre.value("outcome.fallback_cost")
        : 0;
      return [
        {
          ...small,
          path,
          ...other,
          savesUsd,
          ...(byPeople > 0
            ? { lessOften: savesUsd / byPeople, measurable: savesUsd / byPeople >= least }
            : {}),
        },
      ];
    });
  });
}

/** The total of a path with another model; undefined where it could not win or has no price. */
function totalWith(
  plan: Plan,
  facts: EstimateFacts,
  path: PathId,
  name: string,
): { readonly name: string; readonly totalUsd: number } | undefined {
  const own = plan.paths[path];
  if (own === undefined) return undefined;
  const other = { ...own, model: { ...own.model, value: name } };
  const built = buildModel({ ...plan, paths: { ...plan.paths, [path]: other } }, facts, [path]);
  if (!built.ok || !built.value.compared.includes(path)) return undefined;
  const { graph, paths } = built.value;
  const node = `${path}.total`;
  const totalUsd = pointAt(graph, (input) => median(input.distribution), [node]).value(node);
  return { name: paths[0]?.model ?? name, totalUsd };
}
