import type { ModelStage } from "../volume/model-end.ts";
import type { HostedModel } from "./hosted-model.ts";

/** A model of a path in the months in which the path uses it. */
export interface UsedModel extends ModelStage {
  readonly model: HostedModel;
  /** Beginning of the names of its parts: nothing for the first, then `next-`, `next-2-`. */
  readonly prefix: string;
}

/**
 * The models of a path that follow each other, with their months. The last one known goes on to the
 * end of the horizon.
 *
 * @param route beginning of all names of parts: `small-` for the small model of a route
 */
export function stagesOf(first: HostedModel, months: number, route: string): UsedModel[] {
  const models: HostedModel[] = [];
  for (let each: HostedModel | undefined = first; each !== undefined; each = each.next) {
    models.push(each);
  }
  if (models.length === 1) {
    return [{ model: first, prefix: route, basis: "task-at-token-prices", from: 0, to: months }];
  }
  return models.map((model, at): UsedModel => {
    const name = at === 0 ? "before-end" : at === 1 ? "after-end" : `after-end-${at}`;
    return {
      model,
      prefix: `${route}${at === 0 ? "" : at === 1 ? "next-" : `next-${at}-`}`,
      basis: `task-at-token-prices-${route}${name}`,
      from: models[at - 1]?.endsInMonth ?? 0,
      to: at === models.length - 1 ? months : (model.endsInMonth ?? months),
    };
  });
}
