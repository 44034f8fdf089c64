import { fail, type Issue, type Outcome, ok } from "@outlay/document";
import type { ModelContext } from "../paths/model-context.ts";
import type { ApiPath } from "../sheet/path.ts";
import { findHostedModel } from "./find-hosted-model.ts";
import { type HostedModel, tooLong } from "./hosted-model.ts";
import { endedBefore } from "./hosted-notes.ts";

/**
 * The small model that a path names for the tasks that it answers as well; nothing where the path names
 * none, or one that cannot be used, which a note then says.
 */
export function findSmallModel(
  { sheet, plan, facts, start, months, call }: ModelContext,
  path: ApiPath,
): Outcome<HostedModel | undefined, Issue> {
  const named = plan.paths[path]?.small_model;
  if (named === undefined) {
    if (plan.workload.small_model_share !== undefined) {
      sheet.note({
        code: "input-unused",
        path,
        text: `workload.small_model_share is not used on ${path}: the path names no small_model.`,
      });
    }
    return ok(undefined);
  }
  const found = findHostedModel(plan, path, facts, start, months, call, named);
  if (!found.ok) return fail(found.error);
  const why = endedBefore(found.value, start) ?? tooLong(found.value, call);
  if (why === undefined) return found;
  const text = `The small model is left out, and all tasks go to the path's own model. ${why}`;
  sheet.note({ code: "input-unused", path, text });
  return ok(undefined);
}
