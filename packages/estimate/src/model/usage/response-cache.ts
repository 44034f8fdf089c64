import {
  add,
  type Expression,
  min,
  mul,
  node,
  quantity,
  sub,
  type Term,
} from "../../graph/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { RunPart } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { orZero } from "./or-zero.ts";

const reachId = "usage.reach-share";

/** Whether the plan has a response cache: it says which share of its tasks is asked again. */
export const hasResponseCache = ({ workload }: Plan): boolean =>
  workload.exact_repeats !== undefined || workload.near_repeats !== undefined;

/**
 * Share of the tasks that reach the model: all but those that are asked again, word for word or in other
 * words, and are answered from a response cache. Nothing where the plan has none.
 */
export function addReachShare(sheet: Sheet, plan: Plan): Expression | undefined {
  if (!hasResponseCache(plan)) return undefined;
  if (plan.workload.near_repeats !== undefined) {
    sheet.note({
      code: "cache-risk",
      text: "Near repeats get the answer to another question that looks alike. A part of them is wrong, with nobody to notice (cache.near-wrong, our assumption); it counts as failed tasks. Compare a sample of such answers with the model's before relying on it.",
    });
  }
  return sheet.shared(
    reachId,
    "share",
    "Share of the tasks that reach the model: those that no response cache answers.",
    () => sub(1, min(1, add(...repeats(sheet, plan)))),
  );
}

/** What of a cost by the task is left where a response cache answers some of them. */
export const ofReached = (sheet: Sheet, cost: Term): Term =>
  sheet.graph.has(reachId) ? mul(cost, node(reachId)) : cost;

const repeats = (sheet: Sheet, { workload }: Plan): [Expression, Expression] => [
  orZero(
    sheet,
    workload.exact_repeats,
    "workload.exact_repeats",
    "share",
    "Share of tasks that were asked before in the same words.",
  ),
  orZero(
    sheet,
    workload.near_repeats,
    "workload.near_repeats",
    "share",
    "Share of tasks that were asked before in other words.",
  ),
];

/**
 * The response cache: its store, and a look-up for each task, in tests too. What it saves is in the
 * lines of the model and its tools, which only the other tasks reach.
 */
export function addResponseCache(sheet: Sheet, plan: Plan, path: PathId): void {
  if (!hasResponseCache(plan)) return;
  const near = plan.workload.near_repeats !== undefined;
  const parts: RunPart[] = [
    {
      id: "store",
      doc: "Store of the answers.",
      basis: "month",
      rate: sheet.assume("cache.store", "Keeping answers for a month."),
    },
    {
      id: "look-up",
      doc: near
        ? "A look-up for each task, by an embedding of the question."
        : "A look-up for each task, by the exact words.",
      basis: "task",
      rate: mul(
        near
          ? sheet.assume("cache.look-up.near", "Finding an answer to a question in other words.")
          : sheet.assume("cache.look-up.exact", "Finding an answer to the same words."),
        node("usage.with-nonproduction"),
      ),
    },
    {
      id: "records",
      doc: "Recording the answers from the cache, one each; those of the model are in observability.",
      basis: "task",
      rate: mul(
        sub(1, node(reachId)),
        node("usage.with-nonproduction"),
        quantity(1, "call / task"),
        sheet.assume("observability.event", "Recording one call."),
      ),
    },
  ];
  sheet.run({
    path,
    id: "response-cache",
    title: "Response cache",
    doc: "Store, and a look-up for each task.",
    category: "infrastructure",
    phase: "deployment",
    bought: true,
    parts,
  });
}

/**
 * Share of the tasks that end wrongly because the cache took another question for the same; nothing where
 * the plan has no near repeats.
 */
export function addWrongFromCache(sheet: Sheet, plan: Plan): Expression | undefined {
  if (plan.workload.near_repeats === undefined) return undefined;
  return sheet.shared(
    "usage.wrong-from-cache",
    "share",
    "Share of the tasks that get the answer to another question: near repeats × share of them that only look alike.",
    () =>
      mul(
        repeats(sheet, plan)[1],
        sheet.assume("cache.near-wrong", "Share of near repeats that only look alike."),
      ),
  );
}
