import { quantile } from "../../distribution/index.ts";
import type { Plan, Quantity } from "../../plan/index.ts";

/** Examples longer than this share of the others are cut or left out. Assumption. */
const long = 0.95;

/**
 * Tokens of a long example, as a plain number: a run must hold it in memory. One that the plan says
 * nothing of is as long as a first prompt and one answer.
 */
export function longExample({ tuning, workload }: Plan): number {
  const of = ({ distribution }: Quantity): number => quantile(distribution, long);
  return Math.ceil(
    tuning?.tokens_per_example === undefined
      ? of(workload.input_tokens) + of(workload.output_tokens)
      : of(tuning.tokens_per_example),
  );
}
