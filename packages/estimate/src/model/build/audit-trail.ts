import { type Expression, mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addBuildRate, isRegulated } from "./labour.ts";

/** Whether there is an audit trail: the plan says how it is built, or a regime asks for it. */
export const hasAuditTrail = (plan: Plan): boolean =>
  plan.compliance?.audit !== undefined || isRegulated(plan);

/** Whether the audit trail is added after the launch instead of with the build. */
export const isRetrofitted = (plan: Plan): boolean => plan.compliance?.audit === "retrofit";

/** USD of an audit trail that is built from the start, `<path>.compliance.audit-trail`: hours × rate. */
export const addAuditTrail = (sheet: Sheet, plan: Plan, path: PathId): Expression =>
  sheet.shared(
    `${path}.compliance.audit-trail`,
    "USD",
    "Audit trail that is built from the start. Hours × rate.",
    () =>
      mul(
        sheet.assume("observability.audit-build", "Hours for the audit trail."),
        addBuildRate(sheet, plan),
      ),
  );
