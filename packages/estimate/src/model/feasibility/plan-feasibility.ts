import type { Plan } from "../../plan/index.ts";
import { isReviewed } from "../build/calendar.ts";
import type { Defaults } from "../defaults/default.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { TypicalCall } from "../usage/typical-call.ts";
import { answerReach, type CallReach, rerankerReach } from "./answer-reach.ts";
import type { PlannedCondition, PlannedFeasibility } from "./feasibility.ts";
import { latencyRules } from "./latency-rules.ts";
import { latencyTarget } from "./latency-target.ts";
import { publishedConstraints } from "./published-constraints.ts";
import { regimeConditions } from "./regime-conditions.ts";
import { residencyRules } from "./residency-rules.ts";

/** What is known of a path when its rules are read. */
export interface PathKnown {
  readonly path: PathId;
  /** How quick a call of it is, for the share of answers that the plan asks for. */
  readonly reach: (percentile: number) => CallReach;
  readonly call: TypicalCall;
  readonly defaults: Defaults;
  /** Whether the vendor has announced the end of the model within the horizon. */
  readonly ends?: boolean;
}

/**
 * What the rules of the plan say of a path: reasons that rule it out, conditions under which it may be
 * taken, and what the articles say. It comes before the lines of the path, which take the hours of the
 * conditions.
 */
export function planFeasibility(
  plan: Plan,
  { path, reach, call, defaults, ends = false }: PathKnown,
): PlannedFeasibility {
  const target = latencyTarget(plan);
  const residency = residencyRules(plan, path);
  const latency =
    target === undefined
      ? { reasons: [], conditions: [] }
      : latencyRules(
          target,
          answerReach(reach(target.percentile), call, rerankerReach(plan, defaults)),
        );
  return {
    reasons: [...residency.reasons, ...latency.reasons],
    conditions: [
      ...residency.conditions,
      ...regimeConditions(plan, path),
      ...latency.conditions.map((each) => ({ ...each, node: `${path}.condition.${each.id}` })),
      ...(isApi(path) ? [] : machineConditions(plan, path)),
      ...(isReviewed(plan) ? [reviewCondition(path)] : []),
      ...(ends ? [migrationCondition(path)] : []),
    ],
    published: publishedConstraints(plan, path),
  };
}

function machineConditions(plan: Plan, path: PathId): PlannedCondition[] {
  const mlops = plan.people?.mlops;
  const bought = (plan.hosting?.site ?? "cloud") !== "cloud";
  return [
    ...(mlops === "none" || mlops === "some"
      ? [
          {
            id: "mlops-partner",
            text:
              mlops === "none"
                ? "Somebody who has run models before: a partner for the first months, then an own person."
                : "A partner who looks over the first months of running it.",
            source: "people.mlops; A.checklist asks for MLOps capacity",
            node: `${path}.mlops-partner.total`,
          } as const,
        ]
      : []),
    {
      id: "gpu-capacity",
      text: bought
        ? "The machines are ordered on the first day; the launch waits for them where the build is done before."
        : "The GPUs are reserved on the first day; the launch waits for them where the build is done before.",
      source: "hosting; A.checklist asks for access to compute",
      node: `${path}.delay-machines.total`,
      weeks: `${path}.delay.gpu-weeks`,
      // A lead that nobody speaks of is one where the launch waits for it.
      where:
        bought || plan.hosting?.gpu_lead !== undefined
          ? `${path}.gpu-lead`
          : `${path}.delay.gpu-weeks`,
    },
  ];
}

const reviewCondition = (path: PathId): PlannedCondition => ({
  id: "compliance-review",
  text: "People outside the team agree before the launch; the team is kept waiting, at a cost.",
  source: "compliance; A.surprise.compliance-review: 6-8 weeks",
  node: `${path}.delay.total`,
  weeks: "compliance.review_weeks",
  where: "compliance.review_weeks",
});

const migrationCondition = (path: PathId): PlannedCondition => ({
  id: "migration-before-end",
  text: "The move to the next model is done before the vendor ends this one, within the horizon.",
  source: "the vendor's page of deprecations",
  node: `${path}.migration.announced.total`,
});
