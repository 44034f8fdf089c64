import { quantile } from "../distribution/index.ts";
import type { Point } from "../graph/index.ts";
import { isLight } from "../model/build/labour.ts";
import type { EstimateNote, Model } from "../model/index.ts";
import { roughUsd } from "../model/self-hosted/fleet-notes.ts";
import { defaultRow } from "../model/sheet/input.ts";
import type { Plan } from "../plan/index.ts";

const row = "review.share.regulated";

/**
 * Says which regimes put people before a large part of the results where the plan does not say how many
 * they check, with what that comes to at the middle on the path where it is most. None where the plan
 * gives its own share, as a key or in the place of the default.
 */
export function reviewNotes(plan: Plan, model: Model, middle: Point): readonly EstimateNote[] {
  const regimes = (plan.compliance?.regimes ?? []).filter((regime) => !isLight(regime));
  if (regimes.length === 0 || plan.review?.share !== undefined) return [];
  const { distribution, own } = defaultRow(model.defaults, row);
  if (own !== undefined) return [];
  const sums = model.runLines
    .filter(({ id }) => id === "human-review")
    .map(({ path, id }) => middle.value(`${path}.${id}.total`));
  if (sums.length === 0) return [];
  const [low, high] = [0, 1].map((u) => percent(quantile(distribution, u)));
  return [
    {
      code: "review-assumed",
      text: `People are assumed to check ${low} to ${high} of all results because of ${regimes.join(", ")} (${row}, our assumption): ${roughUsd(Math.max(...sums))} in all. State review.share.`,
    },
  ];
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(2))} %`;
