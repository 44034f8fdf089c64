import { add, type Expression, mul, quantity } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addReachShare } from "./response-cache.ts";

/** Calls paid for each call that counts: retries, and use outside production; without what a response cache answers. */
export function addOverhead(sheet: Sheet, plan: Plan): Expression {
  const { workload } = plan;
  const retries = sheet.believe({
    id: "workload.retry_share",
    doc: "Share of calls that are paid for and sent again.",
    plan: workload.retry_share,
    default: "usage.retry-share",
  });
  const outside = sheet.believe({
    id: "workload.nonproduction_share",
    doc: "Development, tests and load tests, as a share of production.",
    plan: workload.nonproduction_share,
    default: "usage.nonproduction-share",
  });
  const withTests = sheet.step(
    "usage.with-nonproduction",
    "factor",
    "Use for each use in production: development, tests and load tests added.",
    add(1, mul(outside, quantity(1, "production"))),
  );
  const reach = addReachShare(sheet, plan);
  return sheet.step(
    "usage.overhead",
    "factor",
    reach === undefined
      ? "Calls paid for each call that counts: retries, and use outside production."
      : "Calls paid for each call that counts: retries, and use outside production, for the tasks that no response cache answers.",
    mul(add(1, retries), withTests, ...(reach === undefined ? [] : [reach])),
  );
}
