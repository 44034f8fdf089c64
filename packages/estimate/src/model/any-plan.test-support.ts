import { quantile } from "../distribution/index.ts";
import type { InputNode } from "../graph/index.ts";
import { parsePlan } from "../plan/index.ts";
import { valuesAt } from "../result/values-at.ts";
import { buildModel, type Model } from "./build-model.ts";
import type { EstimateFacts } from "./facts.ts";

/** The model of a plan that is known to be one. */
export function modelOf(facts: EstimateFacts, text: string, set: readonly string[] = []): Model {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const model = buildModel(plan.value, facts);
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  return model.value;
}

/** The middle of every input, and all of them at one low and one high quantile. */
export const points: readonly ((input: InputNode) => number)[] = [0.5, 0.05, 0.95].map(
  (share) => (input) => quantile(input.distribution, share),
);

/** Nodes of a model at `points`, by id. */
export const atPoints = (
  { graph }: Model,
  ids: readonly string[],
): ReadonlyMap<string, Float64Array> => valuesAt(graph, ids, points);

/**
 * Keys of a plan and values for them that reach all that moves money between paths, phases, years and
 * books. They fit `wholePlan`; a test picks some, in the form of `--set`.
 */
export const anyChanges: readonly (readonly [key: string, ...values: string[]])[] = [
  ["start", "2027-02", "2027-07", "2028-12"],
  ["horizon", "1 month", "7 months", "37 months", "60 months", "120 months"],
  ["scope", "narrow", "broad"],
  ["workload.tasks", "300 / month", "2M / month"],
  ["workload.growth", "-30 % / year", "80 % / year"],
  ["compliance.regimes", "[hipaa, part-11]", "[sr-26-2, soc-2]"],
  ["hosting.site", "cloud", "owned", "hybrid"],
  ["hosting.depreciation", "1 year", "3 years", "6 years"],
  ["people.users", "0", "4000"],
  ["commercial.tax", "0 %", "low 0 %, likely 5 %, high 20 %"],
  ["commercial.support_plan", "none"],
  ["commercial.minimum_commitment", "$2k / month", "$1k to $90k / month"],
  ["finance.fiscal_year_start", "1", "7", "12"],
  ["finance.amortisation", "0.5 years", "5 years", "20 years"],
  ["finance.discount_rate", "0 %", "40 %"],
  ["finance.exit_cost", "$0", "$10k to $90k"],
  ["finance.maintenance", "by-parts"],
];
