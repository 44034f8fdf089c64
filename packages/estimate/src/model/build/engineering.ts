import { add, type Expression, gt, mul, quantity, type Term, where } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { MachinePath, PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { addSteps } from "../usage/steps-row.ts";
import { addBuildRate, addScope } from "./labour.ts";

/** Calls in a turn above which prompts and orchestration are those of an agent. */
const agentAbove = 3;

/**
 * Hours that are there because a model is: prompts and orchestration, twice for an agent, retrieval,
 * and the harness that runs evaluations. Before scope.
 */
export const addModelHours = (sheet: Sheet, plan: Plan): Expression =>
  sheet.shared(
    "eng.model-hours",
    "hour",
    "Hours for prompts and orchestration, retrieval, and the evaluation harness.",
    () => {
      const orchestration = sheet.assume(
        "eng.prompts-orchestration",
        "Hours for prompts and orchestration.",
      );
      const steps = addSteps(sheet, plan);
      const isAgent = gt(steps, quantity(agentAbove, "call / task"));
      return add(
        mul(orchestration, where(isAgent, 2, 1)),
        sheet.assume("eng.evaluation-harness", "Hours for the harness that runs evaluations."),
        ...(plan.retrieval === undefined
          ? []
          : [sheet.assume("eng.retrieval", "Hours for retrieval.")]),
      );
    },
  );

/**
 * Solution engineering: hours by component × scope × rate. Prompts and orchestration count twice for
 * an agent. Serving (self-hosted) and adapters (integration) are lines of their own.
 */
export function addEngineering(sheet: Sheet, plan: Plan, path: PathId): void {
  const hours: Term[] = [
    sheet.assume("eng.architecture", "Hours for architecture."),
    sheet.assume("eng.guardrails-ui-hooks", "Hours for guardrails and hooks into the product."),
    addModelHours(sheet, plan),
  ];
  sheet.build({
    path,
    id: "engineering",
    title: "Solution engineering",
    doc: "Architecture, prompts, orchestration, retrieval, guardrails, evaluation harness: hours × scope × rate.",
    category: "engineering",
    phase: "deployment",
    amount: mul(add(...hours), addScope(sheet, plan), addBuildRate(sheet, plan)),
    overruns: true,
    spending: "capex",
  });
}

/** The serving platform of a model of one's own. */
export function addPlatform(sheet: Sheet, plan: Plan, path: MachinePath): void {
  const hours = sheet.assume(
    "eng.platform-build",
    "Hours for the serving engine, scaling, monitoring and model delivery.",
  );
  sheet.build({
    path,
    id: "platform",
    title: "Serving platform",
    doc: "Serving engine, scaling, monitoring, model delivery: hours × rate.",
    category: "engineering",
    phase: "deployment",
    amount: mul(hours, addBuildRate(sheet, plan)),
    overruns: true,
    spending: "capex",
  });
}
