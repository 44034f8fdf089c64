import { quantile } from "../distribution/index.ts";
import type { Point } from "../graph/index.ts";
import { isTuned, type Model, type PathId } from "../model/index.ts";
import type { Plan } from "../plan/index.ts";

/** What the plan says that decides how large a line is: by category of the build, or running line. */
export type PlanFacts = (category: string) => string | undefined;

interface Given {
  readonly plan: Plan;
  readonly model: Model;
  readonly path: PathId;
  readonly middle: Point;
}

/**
 * The facts of a plan behind its lines, in a few words each: `4 sources, 2 of them mixed`. A category
 * of which the plan says nothing has none.
 */
export function planFacts({ plan, model, path, middle }: Given): PlanFacts {
  const regimes = (plan.compliance?.regimes ?? []).map(regimeWords);
  const sources = plan.data?.sources ?? [];
  const systems = plan.integrations ?? [];
  const machines = `${path}.machines`;
  const facts: Readonly<Record<string, readonly (string | undefined)[]>> = {
    engineering: [
      plan.scope === undefined ? undefined : `${plan.scope} scope`,
      agentWords(plan),
      plan.retrieval === undefined ? undefined : "retrieval",
      isTuned(path) ? "tuning" : undefined,
    ],
    "data-preparation": [
      sources.length === 0 ? "no source" : counted(sources.length, "source"),
      conditionWords(sources, "mixed"),
      conditionWords(sources, "poor"),
      sources.some((source) => source.personal_data === true) ? "personal data" : undefined,
      isTuned(path) ? "examples to tune on" : undefined,
    ],
    integration: [
      systems.length === 0 ? "no system" : counted(systems.length, "system"),
      writtenWords(systems.filter(({ access }) => access === "write").length),
    ],
    evaluation: [
      regimes.length === 0 ? undefined : `under ${regimes.join(", ")}`,
      isTuned(path) ? "a tuned model is tried on twice the cases" : undefined,
    ],
    operations: [plan.people?.mlops === undefined ? undefined : "a partner for running machines"],
    compliance: [regimes.length === 0 ? "no regime" : regimes.join(", ")],
    product: [plan.product === undefined ? undefined : `${plan.product.features.text} features`],
    "model-usage": [`${plan.workload.tasks.text} tasks`],
    "gpu-serving": [
      model.graph.nodes.has(machines)
        ? `${counted(Math.round(middle.months(machines)[Math.min(11, model.months - 1)] as number), "machine")} after a year`
        : undefined,
    ],
  };
  return (category) => {
    const words = (facts[category] ?? []).filter((each) => each !== undefined);
    return words.length === 0 ? undefined : words.join(", ");
  };
}

type Source = NonNullable<NonNullable<Plan["data"]>["sources"]>[number];

function conditionWords(
  sources: readonly Source[],
  condition: Source["condition"],
): string | undefined {
  const some = sources.filter((source) => source.condition === condition).length;
  return some === 0 ? undefined : `${some} ${condition}`;
}

const writtenWords = (some: number): string | undefined =>
  some === 0 ? undefined : `${some} written to`;

const agentWords = (plan: Plan): string | undefined => {
  const steps = plan.workload.steps_per_task;
  const middle = steps === undefined ? 1 : Math.round(quantile(steps.distribution, 0.5));
  return middle < 2 ? undefined : `about ${middle} calls a turn`;
};

const counted = (some: number, word: string): string => `${some} ${word}${some === 1 ? "" : "s"}`;

const names: Readonly<Record<string, string>> = {
  gdpr: "GDPR",
  hipaa: "HIPAA",
  "eu-high-risk": "the EU AI Act's high risk",
  "sr-26-2": "SR 26-2",
  "part-11": "21 CFR Part 11",
  "soc-2": "SOC 2",
  government: "government rules",
  "iso-27001": "ISO 27001",
  "iso-42001": "ISO 42001",
  "pci-dss": "PCI DSS",
  "fda-device": "FDA rules for devices",
  dora: "DORA",
  nydfs: "NYDFS",
  ccpa: "CCPA",
  "colorado-admt": "Colorado's automated decisions",
  other: "another regime",
};

const regimeWords = (regime: string): string => names[regime] ?? regime;
