import type { Plan } from "../../plan/index.ts";
import { isRegulated } from "../build/labour.ts";
import { isApi, isTuned, type PathId } from "../sheet/path.ts";
import type { PublishedConstraint } from "./feasibility.ts";

/** Regimes for which the published constraint on residency keeps to paths on machines of one's own. */
const kept: ReadonlySet<string> = new Set(["hipaa", "sr-26-2", "eu-high-risk", "government"]);

/** What the articles say of a path under the rules of a plan, with what we hold against it. */
export function publishedConstraints(plan: Plan, path: PathId): PublishedConstraint[] {
  const regimes: readonly string[] = plan.compliance?.regimes ?? [];
  const found: PublishedConstraint[] = [];
  if (isApi(path) && regimes.some((regime) => kept.has(regime))) {
    found.push({
      id: "A.constraint.residency",
      text: "The article leaves only models on machines of one's own under HIPAA, SR 11-7, EU high risk and government rules. As a ban that is too strong: vendors offer agreements, regions and zero retention, and the article itself takes a hosted model for fintech. So these are conditions here.",
    });
  }
  if (isApi(path) && plan.latency !== undefined) {
    found.push({
      id: "A.constraint.latency",
      text: "The article prefers models on machines of one's own where answers must come at once; it gives 0.8 to 5 s for hosted ones (A.latency.hosted).",
    });
  }
  if (
    path === "self-hosted-tuned" &&
    regimes.some((each) => each === "hipaa" || each === "part-11")
  ) {
    found.push({
      id: "A.constraint.path4",
      text: "The article prefers this path under HIPAA and 21 CFR Part 11, and for fintech retrieval with a regulatory load.",
    });
  }
  if (isRegulated(plan) && !isApi(path) && !isTuned(path)) {
    found.push({
      id: "B.constraint.regulated",
      text: "Regulated enterprises often prefer open models, the article says; as they are they suit internal tools of moderate accuracy, and what customers see often needs tuning.",
    });
  }
  return found;
}
