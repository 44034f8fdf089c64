import type { Plan } from "../../plan/index.ts";
import { isApi, isTuned, type PathId } from "../sheet/path.ts";
import type { PlannedCondition, PlannedFeasibility } from "./feasibility.ts";

/** What the place of the data asks of a path: `compliance.residency`, and where the machines stand. */
export function residencyRules(
  plan: Plan,
  path: PathId,
): Pick<PlannedFeasibility, "reasons" | "conditions"> {
  const residency = plan.compliance?.residency;
  if (residency === "own-premises") return ownPremises(plan, path);
  if (residency !== "region") return { reasons: [], conditions: [] };
  return {
    reasons: [],
    conditions: [
      isApi(path)
        ? {
            id: "region-pinned",
            text: "The vendor processes everything in a region that the plan may use; the work of it, and what its tokens cost more there.",
            source: "compliance.residency: region",
            node: `${path}.region-pinned.total`,
            hours: { row: "condition.region-pinned", line: "compliance" },
          }
        : {
            id: "region-pinned",
            text: "Machines are rented in a region that the plan may use; prices are of all regions, so check the offer.",
            source: "compliance.residency: region",
          },
    ],
  };
}

function ownPremises(plan: Plan, path: PathId): Pick<PlannedFeasibility, "reasons" | "conditions"> {
  if (isApi(path)) {
    return {
      reasons: [
        "Data may only be processed on own premises (compliance.residency: own-premises); the model of this path runs at its vendor.",
      ],
      conditions: [],
    };
  }
  const site = plan.hosting?.site;
  const training: readonly PlannedCondition[] = isTuned(path)
    ? [
        {
          id: "own-premises-training",
          text: "Training is done on own premises too, on machines that then cannot serve; the estimate counts rented hours for it.",
          source: "compliance.residency: own-premises",
          node: `${path}.training.total`,
        },
      ]
    : [];
  if (site === "owned") return { reasons: [], conditions: training };
  if (site !== undefined) {
    return {
      reasons: [
        `Data may only be processed on own premises (compliance.residency: own-premises); the plan rents machines (hosting.site: ${site}).`,
      ],
      conditions: [],
    };
  }
  return {
    reasons: [],
    conditions: [
      {
        id: "own-premises-machines",
        text: "The machines stand on own premises; the estimate counts rented ones until the plan says hosting.site: owned.",
        source: "compliance.residency: own-premises",
      },
      ...training,
    ],
  };
}
