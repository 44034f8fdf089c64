import { quantile } from "../../distribution/index.ts";
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
import type { Plan, Quantity } from "../../plan/index.ts";
import type { RunPart } from "../sheet/line.ts";
import type { PathId } from "../sheet/path.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { orZero } from "./or-zero.ts";

const reachId = "usage.reach-share";

/** Repeats that the plan states; a share that is 0 in every draw needs no cache, as if it were left out. */
function repeats({ workload }: Plan): { readonly exact?: Quantity; readonly near?: Quantity } {
  const { exact_repeats: exact, near_repeats: near } = workload;
  const some = (share: Quantity | undefined): share is Quantity =>
    share !== undefined && quantile(share.distribution, 1) > 0;
  return { ...(some(exact) ? { exact } : {}), ...(some(near) ? { near } : {}) };
}

/** Whether the plan has a response cache: it says which share of its tasks is asked again. */
export function hasResponseCache(plan: Plan): boolean {
  const { exact, near } = repeats(plan);
  return exact !== undefined || near !== undefined;
}

/**
 * Share of the tasks that reach the model: all but those that are asked again, word for word or in other
 * words, and are answered from a response cache. Nothing where the plan has none.
 */
export function addReachShare(sheet: Sheet, plan: Plan): Expression | undefined {
  if (!hasResponseCache(plan)) return undefined;
  if (repeats(plan).near !== undefined) {
    sheet.note({
      code: "cache-risk",
      text: "Near repeats get the answer to another question that looks alike. A part of them is wrong, with nobody to notice (cache.near-wrong, our assumption); it counts as failed tasks. Compare a sample of such answers with the model's before relying on it.",
    });
  }
  return sheet.shared(
    reachId,
    "share",
    "Share of the tasks that reach the model: those that no response cache answers.",
    () => sub(1, add(addExact(sheet, plan), addNear(sheet, plan))),
  );
}

/** What of a cost by the task is left where a response cache answers some of them. */
export const ofReached = (sheet: Sheet, cost: Term): Term =>
  sheet.graph.has(reachId) ? mul(cost, node(reachId)) : cost;

/** Share of the tasks that a response cache answers; nothing where the plan has none. */
export const shareFromCache = (sheet: Sheet): Term | undefined =>
  sheet.graph.has(reachId) ? sub(1, node(reachId)) : undefined;

const addExact = (sheet: Sheet, plan: Plan): Expression =>
  orZero(
    sheet,
    repeats(plan).exact,
    "workload.exact_repeats",
    "share",
    "Share of tasks that were asked before in the same words.",
  );

/** At most what is not asked in the same words: where ranges overlap, in each draw. */
function addNear(sheet: Sheet, plan: Plan): Expression {
  const { exact, near } = repeats(plan);
  const stated = orZero(
    sheet,
    near,
    "workload.near_repeats",
    "share",
    "Share of tasks that were asked before in other words.",
  );
  if (exact === undefined || near === undefined) return stated;
  return sheet.shared(
    "usage.near-repeats",
    "share",
    "Share of tasks that were asked before in other words; at most those that were not in the same ones.",
    () => min(stated, sub(1, addExact(sheet, plan))),
  );
}

/**
 * The response cache: its store, and a look-up for each task, in tests too. What it saves is in the
 * lines of the model and its tools, which only the other tasks reach.
 */
export function addResponseCache(sheet: Sheet, plan: Plan, path: PathId): void {
  if (!hasResponseCache(plan)) return;
  const parts: RunPart[] = [
    {
      id: "store",
      doc: "Store of the answers.",
      basis: "month",
      rate: sheet.assume("cache.store", "Keeping answers for a month."),
    },
    {
      id: "look-up",
      doc: "A look-up for each task: by the exact words, then by an embedding of what they do not find.",
      basis: "task",
      rate: mul(addLookUp(sheet, plan), node("usage.with-nonproduction")),
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

/** USD / task for looking whether a task was asked before. */
function addLookUp(sheet: Sheet, plan: Plan): Term {
  const { exact, near } = repeats(plan);
  const byWords = () => sheet.assume("cache.look-up.exact", "Finding an answer to the same words.");
  if (near === undefined) return byWords();
  const byMeaning = sheet.assume(
    "cache.look-up.near",
    "Finding an answer to a question in other words.",
  );
  return exact === undefined
    ? byMeaning
    : add(byWords(), mul(sub(1, addExact(sheet, plan)), byMeaning));
}

/**
 * Share of the tasks that end wrongly because the cache took another question for the same; nothing where
 * the plan has no near repeats.
 */
export function addWrongFromCache(sheet: Sheet, plan: Plan): Expression | undefined {
  if (repeats(plan).near === undefined) return undefined;
  return sheet.shared(
    "usage.wrong-from-cache",
    "share",
    "Share of the tasks that get the answer to another question: near repeats × share of them that only look alike.",
    () =>
      mul(
        addNear(sheet, plan),
        sheet.assume("cache.near-wrong", "Share of near repeats that only look alike."),
      ),
  );
}
