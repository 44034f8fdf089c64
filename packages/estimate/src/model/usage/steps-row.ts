import type { Expression } from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * Row of the defaults for the calls of one turn. A plan that says what a tool gives back in one step
 * has steps: without a number of its own it is taken for an agent.
 */
export const stepsRow = ({ workload }: Plan): string =>
  workload.tool_result_tokens === undefined
    ? "usage.steps-per-task"
    : "usage.steps-per-task.agentic";

/** Model calls in one turn, within the bounds of the key. */
export const addSteps = (sheet: Sheet, plan: Plan): Expression =>
  sheet.believe({
    id: "workload.steps_per_task",
    doc: "Model calls in one turn of a task.",
    plan: plan.workload.steps_per_task,
    key: "workload.steps_per_task",
    default: stepsRow(plan),
  });
