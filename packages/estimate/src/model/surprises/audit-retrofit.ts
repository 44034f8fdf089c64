import { mul, sub } from "../../graph/index.ts";
import { addBuildRate } from "../build/labour.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * The audit trail is added later instead of from the start: hours × rate × (multiple − 1). When the
 * plan says that it will be, the totals hold it already.
 */
export const auditRetrofit: SurpriseBuilder = ({ sheet, plan }, path) => {
  const hours = "observability.audit-build";
  if (!sheet.graph.has(hours)) return []; // no audit trail is planned
  const id = surpriseNode(path, "audit-retrofit");
  sheet.step(
    id,
    "USD",
    "What an audit trail costs more when it is added later: hours × rate × (multiple − 1).",
    mul(
      sheet.assume(hours, "Hours for the audit trail."),
      addBuildRate(sheet, plan),
      sub(sheet.assume("audit.retrofit-multiple", "Audit trail added later, against at once."), 1),
    ),
  );
  const later = plan.compliance?.audit === "retrofit";
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
