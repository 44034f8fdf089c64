import { centre } from "../graph/index.ts";
import { parsePlan } from "../plan/index.ts";
import { buildModel } from "./build-model.ts";
import type { Defaults } from "./defaults/default.ts";
import { plainFacts } from "./plain-facts.test-support.ts";
import { plainPlan } from "./plain-plan.test-support.ts";

/** One node of a plain plan, and what a pocket calculator says of it. */
export interface LineRow {
  readonly name: string;
  /** Sections of the plan, and keys of its workload, that differ from the plain one. */
  readonly plan?: Readonly<Record<string, string>>;
  /** Defaults that are not the likely value of their row. */
  readonly defaults?: Readonly<Record<string, number>>;
  readonly node: string;
  /** 1 is the first month; absent for a node without months. */
  readonly month?: number;
  readonly want: number;
}

/** The node at the medians. Delivery overhead and wage inflation are 0 unless the row says so. */
export function lineValue(row: LineRow, defaults: Defaults): number {
  const plan = parsePlan(plainPlan(row.plan ?? {}), "plain.yaml");
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  const values = { "labour.delivery-overhead": 0, "labour.wage-inflation": 0, ...row.defaults };
  const model = buildModel(plan.value, plainFacts(defaults, values));
  if (!model.ok) throw new Error(JSON.stringify(model.error));
  const middle = centre(model.value.graph);
  if (!middle.ok) throw new Error(JSON.stringify(middle.error));
  return row.month === undefined
    ? middle.value.value(row.node)
    : (middle.value.months(row.node)[row.month - 1] as number);
}

/** Whether a value is what the row wants, but for the rounding of sums. */
export const isWanted = (row: LineRow, value: number): boolean =>
  Math.abs(value - row.want) <= 1e-9 * Math.max(1, Math.abs(row.want));

/** Engineering of 40 hours, 48 with retrieval. */
export const hours: Readonly<Record<string, number>> = {
  "eng.architecture": 10,
  "eng.prompts-orchestration": 20,
  "eng.guardrails-ui-hooks": 5,
  "eng.evaluation-harness": 5,
  "eng.retrieval": 8,
  "scope.multiplier": 1,
};
/** Data preparation in round numbers. */
export const data: Readonly<Record<string, number>> = {
  "data.source.clean": 10,
  "data.source.mixed": 20,
  "data.source.poor": 40,
  "data.redaction": 8,
  "evaluation.cases": 60,
  "evaluation.minutes-per-case": 10,
};
/** Prices of retrieval in round numbers. */
export const quietRetrieval: Readonly<Record<string, number>> = {
  "price.embedding": 1e-6,
  "price.vector.write": 2e-6,
  "price.vector.storage": 1e-6,
  "price.vector.minimum": 0,
  "price.vector.read": 1e-6,
  "retrieval.gigabytes-per-chunk": 1e-5,
  "retrieval.reindex-months": 20,
  "price.reranker": 0.002,
  "retrieval.document-size": 0.001,
  "price.storage": 0.02,
};
/** A collection of 100,000 chunks. */
export const collection =
  "{ documents: 1000, chunks: 100k, tokens_per_chunk: 500, changed: 5 % / month }";
