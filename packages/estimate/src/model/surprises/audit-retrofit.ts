import { div, type Expression, max, neg, quantity, sub } from "../../graph/index.ts";
import { addAuditTrail, hasAuditTrail, isRetrofitted } from "../build/audit-trail.ts";
import { addBuildOf } from "../build/build-of-labour.ts";
import { addRetrofitCost } from "../run/audit-retrofit.ts";
import { publishedBeside } from "./published-beside.ts";
import { type SurpriseBuilder, surpriseNode } from "./surprise.ts";

/**
 * The audit trail is added later instead of from the start: what that costs, less what the build and its
 * upkeep cost more with it. It is what the total of the path moves by between the two, so the totals hold
 * it already when the plan says that it is added later.
 *
 * - `<path>.surprise.audit-retrofit.from-start`: hours × rate, and the overrun, proof of concept, time of
 *   building and waiting that go with them
 * - `.later`: hours × rate × multiple, at the wages of the first year
 * - `.times`: later against from the start
 */
export const auditRetrofit: SurpriseBuilder = (context, path) => {
  const { sheet, plan, facts } = context;
  if (!hasAuditTrail(plan)) return [];
  const later = isRetrofitted(plan);
  const id = surpriseNode(path, "audit-retrofit");
  const base = `${path}.surprise.audit-retrofit`;
  const trail = addAuditTrail(sheet, plan, path);
  const now = addBuildOf(context, path);
  const saved: Expression = later ? sub(now(trail), now()) : sub(now(), now(neg(trail)));
  const fromStart = sheet.step(
    `${base}.from-start`,
    "USD",
    "What an audit trail costs from the start: hours × rate, and what the build, its overrun, proof of concept and upkeep cost more with it.",
    saved,
  );
  const added = sheet.step(
    `${base}.later`,
    "USD",
    "What an audit trail costs when it is added in the first year of use: hours × rate × multiple.",
    addRetrofitCost(context, path),
  );
  sheet.step(
    id,
    "USD",
    "What an audit trail costs more when it is added later: hours × rate × multiple, less what the build, its overrun, proof of concept and upkeep cost more with one from the start.",
    sub(added, fromStart),
  );
  sheet.step(
    `${base}.times`,
    "factor",
    "What an audit trail costs when it is added later, against one from the start with all that goes with it.",
    div(added, max(fromStart, quantity(1e-9, "USD"))),
  );
  return [
    {
      id: "audit-retrofit",
      path,
      title: "The audit trail is added after the launch",
      node: id,
      counted: later,
      ...(later ? { probability: 1 } : {}),
      probabilityWhy: later
        ? "The plan says that it is added later (compliance.audit)."
        : "It is a choice, not a chance: the plan has it from the start.",
      control: "Log answer, user, passages and time together from the first day.",
      keys: ["compliance.audit"],
      published: "A.surprise.audit",
      ...publishedBeside(facts, "A.surprise.audit", {
        basis: "an audit trail added later, against one from the start",
        unit: "times",
        node: `${base}.times`,
      }),
      scenarios: [
        { label: "From the start", figures: [{ what: "Cost", node: `${base}.from-start` }] },
        { label: "Added in the first year", figures: [{ what: "Cost", node: `${base}.later` }] },
      ],
    },
  ];
};
