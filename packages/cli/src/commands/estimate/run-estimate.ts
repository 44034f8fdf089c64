import {
  type Estimated,
  type EstimateFacts,
  estimate,
  type PathId,
  type Plan,
  parsePlan,
} from "@outlay/estimate";
import { planFacts } from "../../catalog/plan-facts.ts";
import { type ExitCode, exitCode } from "../../exit-code.ts";
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

/** An estimate with what it was made from. */
export interface ReadEstimate extends Estimated {
  readonly read: { readonly plan: Plan; readonly facts: EstimateFacts };
}

/**
 * Reads a plan and estimates it with the catalog; what is wrong with the plan goes to stderr.
 *
 * @returns the estimate, or the exit code
 */
export async function runEstimate(request: PlanRequest, io: Io): Promise<ReadEstimate | ExitCode> {
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
  const facts = await planFacts([{ plan: plan.value, file: request.plan }], io);
  if (facts === undefined) return exitCode.usage;
  const progress = startProgress(io, "Drawing");
  const answer = estimate(plan.value, facts, {
    seed: request.seed,
    draws: request.draws,
    ...(path === undefined ? {} : { paths: [path] }),
    onProgress: (done, draws) => progress.update(done / draws),
  });
  progress.end();
  return answer.ok
    ? { ...answer.value, read: { plan: plan.value, facts } }
    : sayIssues(io, answer.error);
}
