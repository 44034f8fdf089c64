import type { Plan } from "../../plan/index.ts";

/**
 * Row of the defaults for the calls of one turn. A plan that says what a tool gives back in one step
 * has steps: without a number of its own it is taken for an agent.
 */
export const stepsRow = ({ workload }: Plan): string =>
  workload.tool_result_tokens === undefined
    ? "usage.steps-per-task"
    : "usage.steps-per-task.agentic";
