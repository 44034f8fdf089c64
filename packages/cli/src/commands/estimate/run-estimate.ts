import { type Estimated, estimate, type PathId, parsePlan, readDefaults } from "@outlay/estimate";
import { loadCatalog } from "../../catalog/load.ts";
import type { ExitCode } from "../../exit-code.ts";
import type { Io } from "../../io.ts";
import { startProgress } from "../../output/progress.ts";
import { sayIssues } from "../../output/say-issues.ts";

/** What the verbs that read a plan have in common. */
export interface PlanRequest {
  readonly plan: string;
  readonly set: readonly string[];
  readonly path: PathId | undefined;
  readonly seed: number;
  readonly draws: number;
}

/**
 * Reads a plan and estimates it with the catalog; what is wrong with the plan goes to stderr.
 *
 * @returns the estimate, or the exit code
 */
export async function runEstimate(request: PlanRequest, io: Io): Promise<Estimated | ExitCode> {
  const text = await io.read(request.plan);
  const file = request.plan === "-" ? "stdin" : request.plan;
  const plan = parsePlan(text, file, { set: request.set });
  if (!plan.ok) return sayIssues(io, plan.error);
  const { path } = request;
  if (path !== undefined && plan.value.paths[path] === undefined) {
    return io.fail(
      2,
      `${file} has no path ${path}; it has ${Object.keys(plan.value.paths).join(" and ")}.`,
    );
  }
  const catalog = loadCatalog();
  const defaults = readDefaults(catalog.defaultsText, "catalog/defaults.yaml");
  if (!defaults.ok) throw new Error(`the defaults cannot be read: ${defaults.error[0]?.message}`);
  const { books, openModels, accelerators, machines } = catalog;
  const progress = startProgress(io, "Drawing");
  const answer = estimate(
    plan.value,
    { books, openModels, accelerators, machines, defaults: defaults.value },
    {
      seed: request.seed,
      draws: request.draws,
      ...(path === undefined ? {} : { paths: [path] }),
      onProgress: (done, draws) => progress.update(done / draws),
    },
  );
  progress.end();
  return answer.ok ? answer.value : sayIssues(io, answer.error);
}
