import { type Expression, neg, sub } from "../../graph/index.ts";
import { addAuditTrail, hasAuditTrail, isRetrofitted } from "../build/audit-trail.ts";
import { addBuildOf } from "../build/build-of-labour.ts";
import { addRetrofitCost } from "../run/audit-retrofit.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * The audit trail is added later instead of from the start: what that costs, less what the build and its
 * upkeep cost more with it. It is what the total of the path moves by between the two, so the totals hold
 * it already when the plan says that it is added later.
 */
export const auditRetrofit: SurpriseBuilder = (context, path) => {
  const { sheet, plan } = context;
  if (!hasAuditTrail(plan)) return [];
  const later = isRetrofitted(plan);
  const id = surpriseNode(path, "audit-retrofit");
  const trail = addAuditTrail(sheet, plan, path);
  const now = addBuildOf(context, path);
  const saved: Expression = later ? sub(now(trail), now()) : sub(now(), now(neg(trail)));
  sheet.step(
    id,
    "USD",
    "What an audit trail costs more when it is added later: hours × rate × multiple, less what the build, its overrun, proof of concept and upkeep cost more with one from the start.",
    sub(addRetrofitCost(context, path), saved),
  );
  return [
    {
      id: "audit-retrofit",
      path,
      title: "The audit trail is added after the launch",
      node: id,
      counted: later,
      ...(later ? { probability: 1 } : {}),
      control: "Log answer, user, passages and time together from the first day.",
      keys: ["compliance.audit"],
      published: "A.surprise.audit",
    },
  ];
};
