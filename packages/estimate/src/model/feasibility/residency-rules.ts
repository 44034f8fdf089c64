import type { Plan } from "../../plan/index.ts";
import { isApi, isTuned, type PathId } from "../sheet/path.ts";
import type { PlannedCondition, PlannedFeasibility } from "./feasibility.ts";
import {
  cloudStores,
  type OutsideService,
  outsideServices,
  servicesText,
} from "./outside-services.ts";

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
            text: `The vendor processes everything in a region that the plan may use; the work of it, and what its tokens cost more there.${othersInRegion(plan)}`,
            source: "compliance.residency: region",
            node: `${path}.region-pinned.total`,
            hours: { row: "condition.region-pinned", line: "compliance" },
          }
        : {
            id: "region-pinned",
            text: `${placeOfMachines[plan.hosting?.site ?? "cloud"]}${othersInRegion(plan)}`,
            source: "compliance.residency: region",
          },
    ],
  };
}

const placeOfMachines = {
  cloud:
    "Machines are rented in a region that the plan may use; prices are of all regions, so check the offer.",
  owned: "The machines that are bought stand in a region that the plan may use.",
  hybrid:
    "The machines that are bought stand, and further ones are rented, in a region that the plan may use; prices of rent are of all regions, so check the offer.",
} as const;

/** What else has to stay in the region. */
function othersInRegion(plan: Plan): string {
  const others = outsideServices(plan);
  return others.length === 0
    ? ""
    : ` So must what others do for the plan: ${servicesText(others)}; their prices are of all regions.`;
}

/** What the rule says of one thing that leaves the premises, and the key to change. */
const leaves = ({ what, key, kind, instead }: OutsideService): string =>
  kind === "search"
    ? `Data may only be processed on own premises (compliance.residency: own-premises); ${what} send what they ask to a search engine. Leave out ${key}.`
    : `Data may only be processed on own premises (compliance.residency: own-premises); ${what} runs at its vendor. Leave out ${key}; ${instead}.`;

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
  const outside = outsideServices(plan);
  const leaving = outside.filter(({ kind }) => kind !== "service").map(leaves);
  const services = [...outside.filter(({ kind }) => kind === "service"), ...cloudStores(plan)];
  const alsoThere: readonly PlannedCondition[] = [
    ...(services.length === 0 ? [] : [servicesThere(services)]),
    ...(isTuned(path) ? [trainingThere(path)] : []),
  ];
  if (site !== undefined && site !== "owned") {
    return {
      reasons: [
        `Data may only be processed on own premises (compliance.residency: own-premises); the plan rents machines (hosting.site: ${site}).`,
        ...leaving,
      ],
      conditions: [],
    };
  }
  return {
    reasons: leaving,
    conditions: [
      ...(site === "owned"
        ? []
        : [
            {
              id: "own-premises-machines",
              text: "The machines stand on own premises; the estimate counts rented ones until the plan says hosting.site: owned.",
              source: "compliance.residency: own-premises",
            } as const,
          ]),
      ...alsoThere,
    ],
  };
}

/** Services for which the estimate has the price of a seller, and which may not leave the premises. */
const servicesThere = (services: readonly OutsideService[]): PlannedCondition => ({
  id: "own-premises-services",
  text: `Run on own premises too: ${servicesText(services)}. The estimate counts what a service asks for them, and no machines or work of your own for them.`,
  source: "compliance.residency: own-premises",
});

const trainingThere = (path: PathId): PlannedCondition => ({
  id: "own-premises-training",
  text: "Training is done on own premises too, on machines that then cannot serve; the estimate counts rented hours for it.",
  source: "compliance.residency: own-premises",
  node: `${path}.training.total`,
});
