import {
  div,
  type Expression,
  exponential,
  neg,
  power,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Sheet } from "../sheet/sheet.ts";

/**
 * How long a provider keeps a prefix after it was last used, unless it is paid to keep it longer:
 * Anthropic five minutes; OpenAI five to ten minutes of inactivity on its older models.
 */
export const prefixLifetimeMinutes = 5;

/**
 * Share of calls that find the repeated part of their prompt in the cache: what the plan says; or, from
 * the mean time between two uses, 1 − e^(−lifetime ÷ gap), if uses come at random, independent of each
 * other (exponential gaps), and each use keeps the part for its lifetime again; or a default.
 */
export function addPrefixHitShare(sheet: Sheet, plan: Plan): Expression {
  const { cache_hit_share: stated, reuse_gap: gap } = plan.workload;
  if (stated === undefined && gap !== undefined) {
    return sheet.step(
      "usage.cache-hit-share",
      "share",
      `Share of calls that find the repeated part in a cache: 1 − e^(−${prefixLifetimeMinutes} minutes ÷ time between uses), for uses that come at random.`,
      sub(
        1,
        exponential(
          neg(
            div(
              quantity(prefixLifetimeMinutes, "minute"),
              sheet.believe({
                id: "workload.reuse_gap",
                doc: "Mean time between two uses of the repeated part.",
                plan: gap,
                key: "workload.reuse_gap",
              }),
            ),
          ),
        ),
      ),
    );
  }
  if (gap !== undefined) {
    sheet.note({
      code: "input-unused",
      text: `workload.reuse_gap is not used: workload.cache_hit_share says which share of calls finds the repeated part.`,
    });
  }
  return sheet.believe({
    id: "workload.cache_hit_share",
    doc: "Share of calls that find the repeated part in a cache.",
    plan: stated,
    default: "usage.cache-hit-share",
  });
}

/** Says of a plan without a repeated part that what it says of finding one has no effect. */
export function notePrefixUnused(sheet: Sheet, { workload }: Plan): void {
  for (const key of ["cache_hit_share", "reuse_gap"] as const) {
    if (workload[key] === undefined) continue;
    sheet.note({
      code: "input-unused",
      text: `workload.${key} has no effect: the plan does not say which part of the input repeats (workload.cached_prefix_tokens).`,
    });
  }
}

/**
 * The hit share of a model that gets only a part of the calls. Its gaps are longer by 1 ÷ part, and with
 * hits of 1 − e^(−lifetime ÷ gap) what is missed becomes miss ^ part.
 */
export const hitShareOfPart = (hit: Term, part: Term): Term => sub(1, power(sub(1, hit), part));
