import type { Plan } from "../../plan/index.ts";
import type { EstimateNote } from "../sheet/note.ts";
import type { MachinePath } from "../sheet/path.ts";

/** Months for which a term still runs when the horizon ends; none where they end together. */
export const monthsLeft = (months: number, term: number): number =>
  Math.ceil(months / term) * term - months;

/**
 * Says that rented machines are committed to for longer than the horizon: what is owed after it is not
 * in the estimate, but a plan that ends there owes it.
 *
 * @param term months of a commitment; absent where nothing is committed to
 */
export function owedNote(
  plan: Plan,
  path: MachinePath,
  months: number,
  term: number | undefined,
): EstimateNote | undefined {
  const commits =
    plan.hosting?.commitment !== undefined || plan.paths[path]?.purchase === "committed";
  if (term === undefined || !commits || plan.hosting?.site === "owned") return undefined;
  const left = monthsLeft(months, term);
  if (left === 0) return undefined;
  return {
    code: "machine-choice",
    path,
    text: `Machines are committed to for ${term} months at a time (hosting.commitment_term), so when the horizon ends, ${left} more months are owed for those of that day. The estimate does not count them: it takes the system to run on.`,
  };
}
