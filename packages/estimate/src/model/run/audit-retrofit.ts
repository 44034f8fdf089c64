import { type Expression, mul, node, quantity, series } from "../../graph/index.ts";
import { addAuditTrail, isRetrofitted } from "../build/audit-trail.ts";
import type { ModelContext } from "../paths/model-context.ts";
import type { PathId } from "../sheet/path.ts";
import { basisSum } from "../volume/basis.ts";
import { addBasis } from "../volume/volume.ts";

const basis = "month-at-wages-of-first-year";

/**
 * The audit trail that is added after the launch, where the plan says so: a multiple of what it takes
 * from the start, paid evenly over the first year of use. It is in no line of the build, so it neither
 * overruns nor delays the launch; its upkeep is in the maintenance, as that of one from the start.
 */
export function addAuditRetrofit(context: ModelContext, path: PathId): void {
  const { sheet, plan } = context;
  if (!isRetrofitted(plan)) return;
  sheet.run({
    path,
    id: "audit-retrofit",
    title: "Audit trail, added later",
    doc: "Cost of an audit trail from the start × what it takes when it is added later, over the first year.",
    category: "compliance",
    phase: "maintenance",
    parts: [{ id: "hours", doc: "Hours × rate × multiple.", basis, rate: addRate(context, path) }],
  });
}

/** USD of adding the audit trail after the launch, whether the plan does so or not. */
export const addRetrofitCost = (context: ModelContext, path: PathId): Expression =>
  mul(addRate(context, path), basisSum(path, basis));

/** USD for the whole of it, spread over the months of the basis, which add up to one. */
function addRate({ sheet, plan, years, months }: ModelContext, path: PathId): Expression {
  if (!sheet.graph.has(`basis.${basis}`)) {
    const spread = Math.min(12, months);
    const parts = Array.from({ length: months }, (_, at) => (at < spread ? 1 / spread : 0));
    const doc = "Equal parts of one over the first year, at the wages of each month.";
    const each = mul(series(parts, "factor"), node("index.wages"));
    addBasis(sheet, years, `basis.${basis}`, "factor", doc, each);
  }
  return mul(
    addAuditTrail(sheet, plan, path),
    sheet.assume("audit.retrofit-multiple", "Audit trail added later, against at once."),
    quantity(1, "1 / month"),
  );
}
