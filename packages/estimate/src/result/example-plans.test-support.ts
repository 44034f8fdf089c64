import type { EstimateFacts } from "../model/index.ts";
import { catalogFacts } from "../model/plain-facts.test-support.ts";
import { type Plan, parsePlan } from "../plan/index.ts";
import { type Estimated, estimate } from "./estimate.ts";

/** The catalog, and the plans that are examples. */
export interface ExamplePlans {
  readonly facts: EstimateFacts;
  /** Names of the plans, such as `support-assistant.yaml`. */
  readonly names: readonly string[];
  readonly textOf: (name: string) => string;
  /** An estimate of the text of a plan; one that fails throws. */
  readonly estimateOf: (text: string, set?: readonly string[], draws?: number) => Estimated;
}

/**
 * @param read text of a file, by its path in the repository
 * @param list names in a folder of the repository
 */
export function examplePlans(
  read: (path: string) => string,
  list: (folder: string) => readonly string[],
): ExamplePlans {
  const facts = catalogFacts(
    (path) => read(`catalog/${path}`),
    (folder) => list(`catalog/${folder}`),
  );
  return {
    facts,
    names: list("examples").filter((name) => name.endsWith(".yaml")),
    textOf: (name) => read(`examples/${name}`),
    estimateOf: (text, set = [], draws = 1024) => {
      const made = estimate(planOf(text, set), facts, { seed: 1, draws });
      if (!made.ok) throw new Error(JSON.stringify(made.error[0]));
      return made.value;
    },
  };
}

/** The plan of a text; one that is not read throws. */
export function planOf(text: string, set: readonly string[] = []): Plan {
  const plan = parsePlan(text, "plan.yaml", { set });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error[0]));
  return plan.value;
}
