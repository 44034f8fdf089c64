import type { Plan } from "../../plan/index.ts";
import type { EstimateNote } from "../sheet/note.ts";
import { isApi, pathIds } from "../sheet/path.ts";

/** Keys of machines: nothing reads them where all paths of the plan go through an API. */
const ofMachines = {
  hosting: [
    "site",
    "owned_share",
    "gpu_lead",
    "utilisation_ceiling",
    "commitment",
    "commitment_term",
    "region",
    "power_price",
    "pue",
    "depreciation",
    "autoscaling",
    "start_up",
  ],
  workload: ["burstiness"],
  people: ["mlops"],
} as const;

/** Keys of an API: nothing reads them where all paths of the plan are on machines of one's own. */
const ofApis = {
  commercial: [
    "discount",
    "minimum_commitment",
    "free_credit",
    "residency_uplift",
    "provisioned",
    "provisioned_units",
  ],
  workload: ["small_model_share"],
} as const;

/**
 * Notes on keys that a plan states and none of its paths has a use for; each changes no figure. What has a
 * note where it would be read is not repeated here.
 */
export function keysWithoutPath(plan: Plan): readonly EstimateNote[] {
  const paths = pathIds.filter((path) => plan.paths[path] !== undefined);
  const apis = paths.filter((path) => isApi(path)).length;
  const judged = plan.quality?.judge !== undefined;
  return [
    ...(apis === paths.length
      ? statedOf(plan, ofMachines).map((key) => note(key, "no path of the plan is on machines"))
      : []),
    ...(apis === 0
      ? [
          ...statedOf(plan, ofApis),
          ...(plan.finance?.price_decline === undefined || judged ? [] : ["finance.price_decline"]),
          ...(plan.quality?.runs === undefined || judged ? [] : ["quality.runs"]),
        ].map((key) => note(key, "no path of the plan is paid by the token"))
      : []),
    ...(plan.people?.training !== undefined && plan.people.users === undefined
      ? [note("people.training", "the plan does not say how many learn to use it (people.users)")]
      : []),
  ];
}

const note = (key: string, why: string): EstimateNote => ({
  code: "input-unused",
  text: `${key} has no effect: ${why}.`,
});

/** The keys of the sections that the plan states. */
const statedOf = (plan: Plan, keys: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(keys).flatMap(([section, words]) => {
    const given = plan[section as keyof Plan] as Readonly<Record<string, unknown>> | undefined;
    return words.filter((word) => given?.[word] !== undefined).map((word) => `${section}.${word}`);
  });
