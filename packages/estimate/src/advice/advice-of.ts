import type { AdviceTask } from "@outlay/pricing";
import { isRegulated } from "../model/build/labour.ts";
import { findModel } from "../model/hosted/find-model.ts";
import {
  type EstimateFacts,
  isApi,
  isTuned,
  type PathId,
  pathIds,
  usualHorizon,
} from "../model/index.ts";
import type { Plan } from "../plan/index.ts";
import { isBound } from "../result/small-models.ts";
import type { Advice, AdviceQuery, AskedTask, PathAdvice, PublishedAdvice } from "./advice.ts";
import { adviceNotes } from "./advice-notes.ts";
import { askedTask, sideTasks, taskOfPlan } from "./asked-task.ts";
import { hostedCandidates } from "./hosted-candidates.ts";
import { machineCandidates, withoutExamples } from "./machine-candidates.ts";
import { monthAfter } from "./month-after.ts";
import { sourcingRulings } from "./sourcing-rulings.ts";
import { startAdvice } from "./start-advice.ts";
import { typeRulings } from "./type-rulings.ts";
import { type UnitRules, unitPrices } from "./unit-prices.ts";

/** Models that are worked out tuned on own machines, when not all are asked for. */
const mostTuned = 8;

/** What others published on choosing a model, in the order in which it is shown. */
const rules = [
  "A.practice.start",
  "A.constraint.iteration-speed",
  "B.constraint.small-models",
  "B.constraint.tune-not-train",
  "B.constraint.regulated",
  "A.constraint.residency",
  "A.constraint.latency",
  "B.sourcing.closed",
  "B.sourcing.open",
] as const;

/** Rules that concern some plans only. */
const concerns: Readonly<Record<string, (plan: Plan) => boolean>> = {
  "B.constraint.regulated": isRegulated,
  "A.constraint.residency": isBound,
  "A.constraint.latency": ({ latency }) => latency !== undefined,
};

/** Rules that only hold for a task; those above hold for text. */
const rulesOfTask: Readonly<Record<string, readonly string[]>> = {
  "video.generation": ["A.constraint.video"],
};

/**
 * Which models could do the work of a plan, what each costs in it, and what rules out the others.
 *
 * For work in text the plan is estimated with each model in its paths, and in those it does not have;
 * for other work models stand by the price of their unit.
 *
 * @param query a task of the catalog; sellers that agreed; whether every model is worked out
 */
export function adviceOf(plan: Plan, facts: EstimateFacts, query: AdviceQuery = {}): Advice {
  const task =
    query.task === undefined ? taskOfPlan(plan, facts) : askedTask(facts.advice, query.task);
  const row = facts.advice.tasks.find(({ id }) => id === task.id);
  const common = {
    task,
    sideTasks: sideTasks(plan, facts).filter(({ id }) => id !== task.id),
    types: typeRulings(facts.advice, task.id),
  };
  if (row !== undefined && !isWritten(row)) {
    return { ...common, ...byUnits(facts, row, unitRules(plan, facts, query)) };
  }
  const paths: PathAdvice[] = [];
  for (const path of pathIds) paths.push(pathAdvice(plan, facts, path, query, paths));
  return {
    ...common,
    sourcing: sourcingRulings(facts.advice, paths),
    paths,
    units: [],
    unitsRuledOut: [],
    start: startAdvice(plan, facts, paths),
    notes: adviceNotes(plan),
    published: publishedOn(
      facts,
      rules.filter((id) => concerns[id]?.(plan) !== false),
    ),
  };
}

/**
 * The same without a plan: kinds of models, and what a unit costs at each seller.
 *
 * @param day on which prices are in force, `2026-11-23`
 */
export function adviceOnTask(facts: EstimateFacts, task: string, day: string): Advice {
  const row = facts.advice.tasks.find(({ id }) => id === task);
  const asked: AskedTask = askedTask(facts.advice, task);
  const common = { task: asked, sideTasks: [], types: typeRulings(facts.advice, task) };
  return row === undefined
    ? { ...common, sourcing: [], paths: [], units: [], unitsRuledOut: [], notes: [], published: [] }
    : { ...common, ...byUnits(facts, row, { day }) };
}

/** Whether models of a task write text: then they can stand in a path. */
const isWritten = ({ meters }: AdviceTask): boolean => meters?.includes("output_text") === true;

function pathAdvice(
  plan: Plan,
  facts: EstimateFacts,
  path: PathId,
  query: AdviceQuery,
  before: readonly PathAdvice[],
): PathAdvice {
  if (isTuned(path) && plan.tuning === undefined && plan.paths[path] === undefined) {
    return withoutExamples(path);
  }
  if (isApi(path)) return hostedCandidates(plan, facts, path, query);
  // What is cheap to serve as it is, is cheap to serve tuned: the same machines, and a training beside.
  const untuned = before.find((each) => each.path === "self-hosted");
  const among =
    isTuned(path) && untuned !== undefined
      ? new Set(untuned.candidates.slice(0, mostTuned).map(({ model }) => model))
      : undefined;
  return machineCandidates(plan, facts, path, query, among);
}

function unitRules(plan: Plan, facts: EstimateFacts, { sellers = [] }: AdviceQuery): UnitRules {
  const start = plan.start ?? usualHorizon.start;
  const months =
    plan.horizon?.distribution.kind === "point"
      ? Math.round(plan.horizon.distribution.value)
      : usualHorizon.months;
  const named = pathIds.filter(isApi).flatMap((path) => {
    const model = plan.paths[path]?.model;
    const found = model === undefined ? undefined : findModel(plan, facts, start, model);
    return found?.ok === true ? [found.value.provider] : [];
  });
  return {
    day: `${start}-01`,
    until: `${monthAfter(start, months)}-01`,
    ...(isBound(plan) ? { agreed: new Set([...named, ...sellers]) } : {}),
    ...(plan.compliance?.residency === "own-premises"
      ? { forbidden: "run at their seller, and data may only be processed on own premises" }
      : {}),
  };
}

function byUnits(
  facts: EstimateFacts,
  task: AdviceTask,
  unit: UnitRules,
): Pick<Advice, "sourcing" | "paths" | "units" | "unitsRuledOut" | "notes" | "published"> {
  const { units, ruledOut } = unitPrices(facts, task, unit);
  return {
    sourcing: [],
    paths: [],
    notes: [],
    units,
    unitsRuledOut: ruledOut,
    published: publishedOn(facts, rulesOfTask[task.id] ?? []),
  };
}

const publishedOn = ({ published }: EstimateFacts, ids: readonly string[]): PublishedAdvice[] =>
  ids.flatMap((id) => {
    const figure = published.get(id);
    if (figure === undefined) return [];
    const { says, contradiction } = figure;
    return [{ id, says, ...(contradiction === undefined ? {} : { but: contradiction.but }) }];
  });
