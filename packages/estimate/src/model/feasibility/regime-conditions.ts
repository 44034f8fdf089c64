import type { Plan } from "../../plan/index.ts";
import { isRetrofitted } from "../build/audit-trail.ts";
import { isRegulated } from "../build/labour.ts";
import { isApi, type PathId } from "../sheet/path.ts";
import type { PlannedCondition } from "./feasibility.ts";
import { outsideServices, servicesText } from "./outside-services.ts";

/** What the regimes of a plan ask of a path: agreements where data goes to a vendor, records, people. */
export function regimeConditions(plan: Plan, path: PathId): PlannedCondition[] {
  const regimes = new Set(plan.compliance?.regimes ?? []);
  const found: PlannedCondition[] = [];
  const under = (
    wanted: readonly NonNullable<NonNullable<Plan["compliance"]>["regimes"]>[number][],
    condition: PlannedCondition,
  ): void => {
    if (wanted.some((regime) => regimes.has(regime))) found.push(condition);
  };
  // What may not leave the premises has no vendor to agree with.
  const kept = plan.compliance?.residency === "own-premises";
  const others = kept ? [] : outsideServices(plan);
  const also =
    others.length === 0 ? "" : ` So with those who do other work: ${servicesText(others)}.`;
  const vendor = isApi(path) ? "the vendor" : "each vendor that work goes to";
  if (isApi(path) || others.length > 0) {
    under(["gdpr"], {
      id: "data-processing-agreement",
      text: `A data processing agreement with ${vendor}; its review is in the hours of compliance.${also}`,
      source: "GDPR, article 28",
      node: `${path}.compliance.base`,
    });
    under(["hipaa"], {
      id: "business-associate-agreement",
      text: `A business associate agreement with ${vendor}, before any health data is sent.${also}`,
      source: "HIPAA, 45 CFR 164.504(e); vendors offer it for their APIs",
      node: `${path}.condition.business-associate-agreement`,
      hours: { row: "condition.business-associate-agreement", line: "compliance" },
    });
    under(["hipaa", "sr-26-2", "government"], {
      id: "zero-retention",
      text: `An agreement that ${vendor} keeps no prompts and answers.${also}`,
      source: "our reading of HIPAA, SR 26-2 and government rules; vendors offer it on request",
      node: `${path}.condition.zero-retention`,
      hours: { row: "condition.zero-retention", line: "compliance" },
    });
    under(["government"], {
      id: "government-region",
      text: `${isApi(path) ? "An account in a region that is authorised for government use, and a model that is offered there." : "Accounts in a region that is authorised for government use, with what is used offered there."}${also}`,
      source: "government security rules",
      node: `${path}.condition.government-region`,
      hours: { row: "condition.government-region", line: "compliance" },
    });
  }
  if (isRegulated(plan)) {
    found.push({
      id: "audit-trail",
      text: "An audit trail that joins answer, user, passages and time.",
      source: "A.surprise.audit",
      node: isRetrofitted(plan) ? `${path}.audit-retrofit.total` : `${path}.compliance.audit-trail`,
    });
  }
  under(["eu-high-risk"], {
    id: "human-oversight",
    text: "People who can look over answers and stop them; they are a part of the human review. High risk of annex III applies from 2 December 2027, of annex I from 2 August 2028.",
    source: "EU AI Act, article 14, and Regulation (EU) 2026/1744",
  });
  under(["sr-26-2"], {
    id: "independent-validation",
    text: "A validation by people who did not build it. The guidance leaves generative AI out of its formal scope; banks that validate it anyway need these hours.",
    source: "SR 26-2, which superseded SR 11-7 (catalog/regimes.yaml)",
    node: `${path}.compliance.sr-26-2`,
  });
  under(["part-11"], {
    id: "system-validation",
    text: "A validated system with its documents, and a new validation at each change of the model.",
    source: "21 CFR Part 11",
    node: `${path}.compliance.part-11`,
  });
  return found;
}
