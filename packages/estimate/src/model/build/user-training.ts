import { mul } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** Training of the people who use it, before the launch: users × USD, when the plan names users. */
export function addUserTraining(sheet: Sheet, plan: Plan, path: PathId): void {
  const stated = plan.people?.users;
  if (stated === undefined) return;
  const users = sheet.believe({
    id: "people.users",
    doc: "People who learn to use it before the launch.",
    plan: stated,
  });
  const each = sheet.believe({
    id: "people.training",
    doc: "Training of one user, the user's time included.",
    plan: plan.people?.training,
    default: "change.training",
  });
  sheet.build({
    path,
    id: "user-training",
    title: "Training of users",
    doc: "Users × cost of training one.",
    category: "operations",
    phase: "deployment",
    amount: mul(users, each),
    overruns: false,
    spending: "opex",
    quoted: false,
  });
}
